import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { type LearntItem, orderSession } from './session.ts'

const id = (name: string) => CardId.parse(`q-${name}`)
type Links = { readonly parents?: readonly string[]; readonly spoils?: readonly string[] }
const fresh = (name: string, { parents = [], spoils = [] }: Links = {}) => ({
  id: id(name),
  parents: parents.map(id),
  spoils: spoils.map(id),
})
const learnt = (name: string, retrievability: number, links: Links = {}): LearntItem => ({
  ...fresh(name, links),
  retrievability,
  dueAt: new Date(0),
})
const order = (some: Partial<Parameters<typeof orderSession>[0]>) =>
  orderSession({ learnt: [], fresh: [], asked: [], ...some }).map((one) => one.slice(2))

test('what was learnt comes first, the least well remembered before the rest, due or not; then what is new', () => {
  expect(order({ learnt: [learnt('sure', 0.99), learnt('hazy', 0.4)], fresh: [fresh('new')] })).toEqual([
    'hazy',
    'sure',
    'new',
  ])
})

test('of two that are remembered equally well the parent comes first', () => {
  const equals = [learnt('child', 0.7, { parents: ['parent'] }), learnt('parent', 0.7), learnt('other', 0.7)]
  expect(order({ learnt: equals })).toEqual(['parent', 'other', 'child'])
})

test('neighbours of a chain are kept apart, also from what was asked a moment ago', () => {
  const chain = [learnt('child', 0.1, { parents: ['parent'] }), learnt('far', 0.5), learnt('further', 0.6)]
  expect(order({ learnt: chain, asked: [{ id: id('parent'), parents: [] }] })).toEqual(['far', 'further', 'child'])
})

test('where only neighbours are left they follow each other', () => {
  expect(order({ learnt: [learnt('parent', 0.1), learnt('child', 0.2, { parents: ['parent'] })] })).toEqual([
    'parent',
    'child',
  ])
})

test('of cards that give each other away only the first is asked', () => {
  expect(
    order({ learnt: [learnt('known', 0.9, { spoils: ['new'] })], fresh: [fresh('new', { spoils: ['known'] })] }),
  ).toEqual(['known'])
})

const NAMES = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh']
const links = (among: readonly string[]) =>
  fc.record({
    parents: fc.subarray([...among], { maxLength: Math.min(2, among.length) }),
    retrievability: fc.constantFrom(0.2, 0.5, 0.9),
    isNew: fc.boolean(),
  })

test('every card is asked exactly once, learnt ones before new ones, and a parent known no better before its follow-up', () => {
  fc.assert(
    fc.property(fc.tuple(...NAMES.map((_, i) => links(NAMES.slice(0, i)))), fc.subarray(NAMES), (cards, asked) => {
      const all = cards.map((card, i) => ({ ...card, name: NAMES[i] ?? '' }))
      const [news, known] = [all.filter(({ isNew }) => isNew), all.filter(({ isNew }) => !isNew)]
      const ordered = order({
        learnt: known.map((card) => learnt(card.name, card.retrievability, card)),
        fresh: news.map((card) => fresh(card.name, card)),
        asked: asked.map((name) => ({ id: id(name), parents: [] })),
      })
      expect(ordered.toSorted()).toEqual(NAMES.filter((name) => all.some((card) => card.name === name)))
      expect(new Set(ordered.slice(0, known.length))).toEqual(new Set(known.map(({ name }) => name)))
      for (const child of known) {
        for (const parent of known.filter(({ name }) => child.parents.includes(name))) {
          if (parent.retrievability > child.retrievability) continue
          expect(ordered.indexOf(parent.name)).toBeLessThan(ordered.indexOf(child.name))
        }
      }
    }),
  )
})
