import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { type Day, type DueItem, type Limits, type OpenItem, planQueue, type ProbeItem } from './queue.ts'

const id = (text: string) => CardId.parse(text)
const at = (time: string) => new Date(`2026-11-23T${time}Z`)
const plain = { minutes: 1, parents: [], spoils: [] }
type Links = { readonly parents?: string[]; readonly spoils?: string[]; readonly minutes?: number }
const linked = ({ parents = [], spoils = [], minutes = 1 }: Links) => ({
  minutes,
  parents: parents.map(id),
  spoils: spoils.map(id),
})
const due = (name: string, retrievability: number, links: Links & { readonly dailyLoss?: number } = {}): DueItem => ({
  id: id(name),
  dueAt: at('04:00'),
  retrievability,
  dailyLoss: links.dailyLoss ?? 0.01,
  ...linked(links),
})
const probe = (name: string, failed: string, retrievability = 0.9, links: Links = {}): ProbeItem => ({
  id: id(name),
  failed: id(failed),
  retrievability,
  ...linked(links),
})
const followUp = (name: string, by: string, time: string, position = 0): OpenItem => ({
  id: id(name),
  opened: { how: 'follow-up', by: id(by), at: at(time) },
  position,
  ...plain,
  parents: [id(by)],
})
const root = (name: string, position = 0, links: Links = {}): OpenItem => ({
  id: id(name),
  opened: { how: 'root' },
  position,
  ...linked(links),
})
const byHand = (name: string): OpenItem => ({ ...root(name), opened: { how: 'by-hand', at: at('01:00') } })

const MORNING: Day = { minutesSpent: 0, probeMinutes: 0, introduced: 0, asked: [] }
const PLENTY: Limits = { minutes: null, newCards: 100, chains: Infinity }
type Asked = {
  readonly due?: readonly DueItem[]
  readonly probes?: readonly ProbeItem[]
  readonly open?: readonly OpenItem[]
  readonly day?: Partial<Day>
  readonly limits?: Partial<Limits>
  readonly limit?: number
}
const plan = ({ due: d = [], probes = [], open = [], day = {}, limits = {}, limit = 100 }: Asked) =>
  planQueue({ due: d, probes, open, day: { ...MORNING, ...day }, limits: { ...PLENTY, ...limits }, limit })
const names = (asked: Asked) => plan(asked).map((entry) => entry.id as string)
const wasAsked = (...cards: string[]): Day['asked'] => cards.map((card) => ({ id: id(card), parents: [] }))

test('due cards come before new ones, the least well remembered first', () => {
  expect(plan({ due: [due('hazy', 0.8), due('gone', 0.3)], open: [root('new')] })).toEqual([
    { id: 'gone', reason: 'due' },
    { id: 'hazy', reason: 'due' },
    { id: 'new', reason: 'root' },
  ])
})

test('of cards remembered equally well, a question comes before the ones it leads to', () => {
  const chain = [
    due('aaa', 0.5, { parents: ['bbb'] }),
    due('bbb', 0.5, { parents: ['ccc'] }),
    due('ccc', 0.5),
    due('ddd', 0.4, { parents: ['ccc'] }),
  ]
  expect(names({ due: chain })).toEqual(['ddd', 'ccc', 'bbb', 'aaa'])
})

test('parents that go round in a circle are asked once each', () => {
  const circle = [due('aaa', 0.5, { parents: ['bbb'] }), due('bbb', 0.5, { parents: ['aaa', 'bbb'] })]
  expect(names({ due: circle }).toSorted()).toEqual(['aaa', 'bbb'])
})

test('the follow-ups opened last come first, in their author’s order, and roots after them', () => {
  const open = [
    root('root-a', 1),
    followUp('early', 'parent-a', '08:00', 0),
    followUp('late-a', 'parent-b', '09:00', 1),
    root('root-b', 0),
    followUp('late-z', 'parent-b', '09:00', 0),
  ]
  expect(plan({ open })).toEqual([
    { id: 'late-z', reason: 'follow-up' },
    { id: 'late-a', reason: 'follow-up' },
    { id: 'early', reason: 'follow-up' },
    { id: 'root-b', reason: 'root' },
    { id: 'root-a', reason: 'root' },
  ])
})

test('when the new ones of the day are used up, only due cards are left', () => {
  const asked = { due: [due('old', 0.5)], open: [root('new-1', 0), root('new-2', 1)], limits: { newCards: 1 } }
  expect(names(asked)).toEqual(['old', 'new-1'])
  expect(names({ ...asked, day: { introduced: 1 } })).toEqual(['old'])
  expect(names({ ...asked, day: { introduced: 2 } })).toEqual(['old'])
})

test('neighbours in a chain are kept apart, where something else can be asked between them', () => {
  const chain = [due('parent', 0.3), due('child', 0.4, { parents: ['parent'] })]
  const others = [due('other-a', 0.5), due('other-b', 0.6), due('other-c', 0.7)]
  expect(names({ due: [...chain, ...others] })).toEqual(['parent', 'other-a', 'other-b', 'child', 'other-c'])
  expect(names({ due: [...chain, ...others.slice(0, 1)] })).toEqual(['parent', 'other-a', 'child'])
  expect(names({ due: [chain[1] ?? due('', 0), ...others], day: { asked: wasAsked('parent') } })).toEqual([
    'other-a',
    'other-b',
    'child',
    'other-c',
  ])
})

test('a new follow-up does not come right after the parent that opened it, where there is something else', () => {
  const open = [followUp('child', 'parent', '09:00'), root('root-a', 0), root('root-b', 1)]
  expect(names({ open, day: { asked: wasAsked('parent') } })).toEqual(['root-a', 'root-b', 'child'])
})

test('the parent of a failed follow-up is asked before it, whatever is remembered worse', () => {
  const asked = {
    due: [due('other', 0.4), due('child', 0.6, { parents: ['parent'] })],
    probes: [probe('parent', 'child', 0.93)],
  }
  expect(plan(asked)).toEqual([
    { id: 'other', reason: 'due' },
    { id: 'parent', reason: 'probe' },
    { id: 'child', reason: 'due' },
  ])
  expect(plan({ ...asked, due: [due('other', 0.4)] })[0]).toEqual({ id: 'parent', reason: 'probe' })
})

test('a parent that is due anyway is no probe', () => {
  expect(plan({ due: [due('parent', 0.8)], probes: [probe('parent', 'child', 0.8)] })).toEqual([
    { id: 'parent', reason: 'due' },
  ])
})

test('probes take no more than a fifth of the day, the weakest parents first; one is always asked', () => {
  const probes = ['aa1', 'bb2', 'cc3', 'dd4'].map((name, i) => probe(name, `child-${name}`, 0.94 - i / 100))
  const asked = { probes, limits: { minutes: 10, newCards: 0 } }
  expect(names(asked).toSorted()).toEqual(['cc3', 'dd4'])
  expect(names({ ...asked, day: { probeMinutes: 1 } })).toEqual(['dd4'])
  expect(names({ ...asked, day: { probeMinutes: 2 } })).toEqual([])
  expect(names({ probes: probes.slice(0, 1), limits: { minutes: 2, newCards: 0 } })).toEqual(['aa1'])
})

test('cards that give each other away are not asked on the same day', () => {
  const [riddle, solution] = [
    due('riddle', 0.4, { spoils: ['solution'] }),
    due('solution', 0.5, { spoils: ['riddle'] }),
  ]
  expect(names({ due: [riddle, solution] })).toEqual(['riddle'])
  expect(names({ due: [riddle], day: { asked: wasAsked('solution') } })).toEqual([])
  expect(names({ due: [riddle], open: [root('solution', 0, { spoils: ['riddle'] })] })).toEqual(['riddle'])
})

test('a day holds so many minutes; a card that begins within them is asked', () => {
  const cards = [due('aa1', 0.1, { minutes: 4 }), due('bb2', 0.2, { minutes: 4 }), due('cc3', 0.3, { minutes: 4 })]
  expect(names({ due: cards.slice(0, 2), limits: { minutes: 10 } })).toEqual(['aa1', 'bb2'])
  expect(names({ due: cards, limits: { minutes: 10 }, day: { minutesSpent: 10 } })).toEqual([])
  expect(names({ due: cards.slice(0, 1), limits: { minutes: 10 }, day: { minutesSpent: 9.9 } })).toEqual(['aa1'])
})

test('one new card a day is asked, however much is due', () => {
  const cards = Array.from({ length: 20 }, (_, i) => due(`due-${i}`, 0.5))
  const asked = { due: cards, open: [root('new-1', 0), root('new-2', 1)], limits: { minutes: 5 } }
  expect(names(asked)).toHaveLength(5)
  expect(names(asked).at(-1)).toBe('new-1')
  expect(names({ ...asked, day: { introduced: 1 } })).not.toContain('new-1')
  expect(names({ ...asked, day: { minutesSpent: 60 } })).toEqual(['new-1'])
})

test('of a backlog that the day does not hold, what is lost most per minute by waiting comes first', () => {
  const cards = [
    due('hopeless', 0.1, { dailyLoss: 0.001 }),
    due('fading', 0.8, { dailyLoss: 0.05 }),
    due('long', 0.7, { dailyLoss: 0.08, minutes: 4 }),
    due('steady', 0.9, { dailyLoss: 0.002 }),
  ]
  expect(names({ due: cards, limits: { minutes: 5, newCards: 0 } })).toEqual(['fading', 'long'])
  expect(names({ due: cards, limits: { minutes: 100, newCards: 0 } })[0]).toBe('hopeless')
})

test('what the learner opened comes first, and is no chain begun', () => {
  const open = [root('another'), followUp('further', 'parent', '09:00'), byHand('wanted')]
  expect(names({ open })).toEqual(['wanted', 'further', 'another'])
  expect(names({ open, limits: { chains: 0 } })).toEqual(['wanted', 'further'])
})

test('where enough chains are under way no root is begun, and follow-ups go on', () => {
  const open = [root('another'), followUp('further', 'parent', '09:00')]
  expect(names({ open, limits: { chains: 0 } })).toEqual(['further'])
  expect(names({ open: [...open, root('second', 1)], limits: { chains: 1 } })).toEqual(['further', 'another'])
})

test('whatever comes in, nothing is asked twice, limits hold, and the order of the input does not matter', () => {
  const some = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => `card-${n}`)
  const links = fc.record({
    parents: fc.array(some(0, 30), { maxLength: 3 }),
    spoils: fc.array(some(0, 60), { maxLength: 1 }),
    minutes: fc.constantFrom(0.5, 1, 3),
    dailyLoss: fc.constantFrom(0.01, 0.1),
  })
  const dueItems = fc.uniqueArray(
    fc.tuple(some(0, 30), fc.constantFrom(0.3, 0.5, 0.9), links).map(([name, chance, more]) => due(name, chance, more)),
    { selector: (item) => item.id },
  )
  const probes = fc.uniqueArray(
    fc.tuple(some(25, 40), some(0, 30), links).map(([name, failed, more]) => probe(name, failed, 0.9, more)),
    { selector: (item) => item.id, maxLength: 5 },
  )
  const openItems = fc
    .uniqueArray(fc.integer({ min: 41, max: 60 }), { maxLength: 10 })
    .map((numbers) =>
      numbers.map((n) =>
        n % 2 ? root(`card-${n}`, n % 5) : followUp(`card-${n}`, `card-${n % 3}`, `0${n % 4}:00`, n % 5),
      ),
    )
  fc.assert(
    fc.property(
      fc.record({ due: dueItems, probes, open: openItems }),
      fc.record({ minutes: fc.option(fc.nat(20)), newCards: fc.nat(5), chains: fc.nat(2) }),
      fc.record({ minutesSpent: fc.nat(10), introduced: fc.nat(3) }),
      fc.nat(40),
      (cards, limits, day, limit) => {
        const queue = plan({ ...cards, limits, day, limit })
        expect(new Set(queue.map((entry) => entry.id)).size).toBe(queue.length)
        expect(queue.length).toBeLessThanOrEqual(limit)
        const fresh = queue.filter(({ reason }) => reason === 'follow-up' || reason === 'root')
        expect(fresh.length).toBeLessThanOrEqual(Math.max(0, limits.newCards - day.introduced))
        expect(queue.filter(({ reason }) => reason === 'root').length).toBeLessThanOrEqual(limits.chains)
        const backwards = {
          due: cards.due.toReversed(),
          probes: cards.probes.toReversed(),
          open: cards.open.toReversed(),
        }
        expect(plan({ ...backwards, limits, day, limit })).toEqual(queue)
      },
    ),
  )
})
