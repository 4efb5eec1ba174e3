import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { STAGES } from '#core/card/stages.ts'
import { makeLibrary } from './library.ts'

const cards = [...makeLibrary(400)]
const parsed = cards.map(({ source, path }) => parseCard(source, path))

test('the same seed makes the same library, another seed another one', () => {
  expect([...makeLibrary(400)]).toEqual(cards)
  expect([...makeLibrary(400, 2)][0]?.source).not.toBe(cards[0]?.source)
})

test('made-up cards are cards: nothing wrong, eight stages in order, no id or path twice', () => {
  expect(parsed.flatMap(({ problems }) => problems)).toEqual([])
  for (const { card } of parsed) expect(card?.sections.map(({ id }) => id)).toEqual([...STAGES])
  expect(new Set(cards.map(({ id }) => id)).size).toBe(400)
  expect(new Set(cards.map(({ path }) => path)).size).toBe(400)
})

test('a card has about 3 kB, and half the cards are Chinese', () => {
  const mean = cards.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0) / cards.length
  expect(mean).toBeGreaterThan(2700)
  expect(mean).toBeLessThan(3300)
  expect(parsed.filter(({ card }) => card?.lang === 'zh')).toHaveLength(200)
})

test('a card has about three follow-ups, and none leads to a card that is not there', () => {
  const ids = new Set(cards.map(({ id }) => id))
  const edges = parsed.flatMap(
    ({ card }) => card?.followUps.flatMap((item) => (item.kind === 'card' ? item.id : [])) ?? [],
  )
  expect(edges.length / cards.length).toBeGreaterThan(2.5)
  expect(edges.length / cards.length).toBeLessThan(3.5)
  expect(edges.filter((id) => !ids.has(id))).toEqual([])
})
