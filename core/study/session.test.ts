import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CATEGORIES } from '#core/card/card.ts'
import { type Filter, type Session, SessionText, sessionText } from './session.ts'
import { cardId } from './testing.ts'

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text)
const filter: fc.Arbitrary<Filter> = fc.oneof(
  words.map((topic) => ({ kind: 'topic' as const, topic })),
  fc.constantFrom(...CATEGORIES).map((category) => ({ kind: 'category' as const, category })),
  words.map((query) => ({ kind: 'search' as const, query })),
  fc.integer({ min: 1, max: 365 }).map((days) => ({ kind: 'failed' as const, days })),
  fc.constantFrom('chain' as const, 'walk' as const).map((kind) => ({ kind, id: cardId('q-first001') })),
)
const session: fc.Arbitrary<Session> = fc.record({
  filter,
  isRehearsal: fc.boolean(),
  since: fc.option(fc.integer({ min: 0, max: 8.64e15 }).map((ms) => new Date(ms))),
})

test('an address brings back the very session it was made of', () => {
  fc.assert(
    fc.property(session, (one) => {
      const address = new URLSearchParams(sessionText(one))
      expect(SessionText.parse(Object.fromEntries(new URLSearchParams(address.toString())))).toEqual(one)
    }),
  )
})

test('an address that names nothing to ask means the day’s queue', () => {
  expect(SessionText.parse({ card: 'q-first001', then: 'queue', since: '5' })).toBeNull()
})

test.each([
  [{ topic: '' }],
  [{ topic: ['redis', 'nginx'] }],
  [{ category: 'everything' }],
  [{ failed: '0' }],
  [{ failed: '366' }],
  [{ failed: '1e2' }],
  [{ failed: '' }],
  [{ chain: '../etc' }],
  [{ chain: 'q-first001', walk: 'yes' }],
  [{ walk: '1' }],
  [{ rehearse: '1' }],
  [{ topic: 'redis', failed: '7' }],
  [{ topic: 'redis', since: '-1' }],
  [{ topic: 'redis', since: '9'.repeat(16) }],
  [{ topic: 'redis', since: 'yesterday' }],
])('what names no session is refused: %j', (fields) => {
  expect(SessionText.safeParse(fields).success).toBe(false)
})
