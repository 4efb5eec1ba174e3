import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { AttemptId } from '#core/practice/record.ts'
import type { JournalEvent } from './event.ts'
import { linesOf, practisedMs } from './lines.ts'

const cardId = CardId.parse('q-a')
const attemptId = AttemptId.parse('11111111-1111-4111-8111-111111111111')
const review = (ms: number, tookMs: number | null = 1000): JournalEvent => ({
  kind: 'review',
  at: new Date(ms),
  cardId,
  rating: 'good',
  tookMs,
  isRehearsal: false,
})
const attempt = (ms: number, tookMs: number): JournalEvent => ({
  kind: 'attempt',
  at: new Date(ms),
  cardId,
  attemptId,
  verdict: 'failed',
  tookMs,
})
const told = (events: readonly JournalEvent[]) =>
  linesOf(events).map((line) => (line.kind === 'one' ? line.event.kind : `${line.events.length} ${line.of}`))

test('many reviews are one line, where the first of them was', () => {
  expect(told([attempt(0, 1), review(1), review(2), attempt(3, 1), review(4)])).toEqual([
    'attempt',
    '3 review',
    'attempt',
  ])
  expect(told([review(1), review(2)])).toEqual(['review', 'review'])
})

test('of other kinds it takes more', () => {
  expect(told(Array.from({ length: 6 }, (_, i) => attempt(i, 1)))).toHaveLength(6)
  expect(told(Array.from({ length: 7 }, (_, i) => attempt(i, 1)))).toEqual(['7 attempt'])
})

test('time is that of attempts and of reviews without one; what lies about does not count', () => {
  expect(practisedMs([review(1, 2000), review(2, null), attempt(5, 60_000), review(5, 50_000)])).toBe(62_000)
  expect(practisedMs([attempt(1, 24 * 3_600_000)])).toBe(600_000)
})
