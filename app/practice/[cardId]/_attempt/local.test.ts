import { afterEach, expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { planFor } from '#core/practice/plan.ts'
import { mintAttemptId } from './ids.ts'
import { forgetLocally, keepLocally, keptLocally, lastKnown } from './local.ts'
import { begin } from './session.ts'

const cardId = CardId.parse('q-4k7m2x9p')
const { draft } = begin({
  id: mintAttemptId(),
  cardId,
  runId: null,
  retryOf: null,
  way: 'typed',
  plan: planFor('relaxed'),
  startedAt: new Date('2026-11-24T02:00:00Z'),
})

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage')
})

test('a browser that forbids its storage keeps nothing, and stands in the way of nothing', () => {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    },
  })
  keepLocally(draft)
  expect(keptLocally(cardId, [])).toEqual([])
  expect(lastKnown(draft)).toEqual({ atMs: 0, wallMs: Date.parse('2026-11-24T02:00:00Z') })
  expect(() => forgetLocally(draft.id)).not.toThrow()
})
