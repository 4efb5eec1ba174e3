import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { cardIdFor, cardOfGuid, createIds, guidOf } from './ids.ts'

const id = CardId.parse('q-4k7m2x9p')

test('the note of a card leads back to it, and to no other', () => {
  expect(guidOf(id)).toBe('zhuiwen:q-4k7m2x9p')
  expect(cardOfGuid(guidOf(id))).toBe(id)
  expect(cardIdFor(guidOf(id), 0)).toBe(id)
  // A second card of that note was made up by somebody else.
  expect(cardIdFor(guidOf(id), 1)).toMatch(/^anki-[0-9a-v]{12}$/)
})

test.each(['zhuiwen:', 'zhuiwen:../etc', 'zhuiwen:Q-UPPER', 'q-4k7m2x9p', ' zhuiwen:q-4k7m2x9p'])(
  '%s is no guid of ours',
  (guid) => {
    expect(cardOfGuid(guid)).toBeNull()
  },
)

test('a note from elsewhere makes the same card each time, and another for each of its cards', () => {
  const made = [0, 1, 2].map((ord) => cardIdFor('C[-]F{p<s^', ord))
  expect(made).toEqual([0, 1, 2].map((ord) => cardIdFor('C[-]F{p<s^', ord)))
  expect(new Set(made).size).toBe(3)
  // Written down once: cards that were imported long ago must be known again.
  expect(made[0]).toBe('anki-blb75tb4fu5g')
})

test('ids fall on their day, follow from the name, and are never the same', () => {
  const [first, again] = [createIds(), createIds()]
  const day = Date.parse('2026-11-23T00:00:00Z')
  const one = first('a', '2026-11-23')
  expect(one).toBe(again('a', '2026-11-23'))
  expect(one - day).toBeGreaterThanOrEqual(0)
  expect(one - day).toBeLessThan(86_400_000)
  expect(first('a', '2026-11-23')).toBe(one + 1)
})
