import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { planFor } from '#core/practice/plan.ts'
import type { Draft } from '#core/practice/record.ts'
import { mergeDrafts } from './drafts.ts'
import { mintAttemptId } from './ids.ts'
import { begin } from './session.ts'

const [A, B] = [mintAttemptId(), mintAttemptId()]
const draft = (id: typeof A, seq: number, startedAt = '2026-11-24T02:00:00Z'): Draft => ({
  ...begin({
    id,
    cardId: CardId.parse('q-4k7m2x9p'),
    runId: null,
    retryOf: null,
    way: 'typed',
    plan: planFor('relaxed'),
    startedAt: new Date(startedAt),
  }).draft,
  seq,
})
const brief = (merged: ReturnType<typeof mergeDrafts>) =>
  merged.map(({ draft: { id, seq }, isAhead }) => [id, seq, isAhead])

test('the state with more changes wins, wherever it is', () => {
  expect(brief(mergeDrafts([draft(A, 7)], [draft(A, 5)]))).toEqual([[A, 7, false]])
  expect(brief(mergeDrafts([draft(A, 5)], [draft(A, 7)]))).toEqual([[A, 7, true]])
  expect(brief(mergeDrafts([draft(A, 5)], [draft(A, 5)]))).toEqual([[A, 5, false]])
})

test('one that the server never got, and one that began in another browser', () => {
  expect(brief(mergeDrafts([], [draft(A, 3)]))).toEqual([[A, 3, true]])
  expect(brief(mergeDrafts([draft(B, 3)], []))).toEqual([[B, 3, false]])
})

test('the newest attempt comes first', () => {
  const older = draft(A, 9, '2026-11-23T02:00:00Z')
  expect(brief(mergeDrafts([older], [draft(B, 2)]))).toEqual([
    [B, 2, true],
    [A, 9, false],
  ])
})
