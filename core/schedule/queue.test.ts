import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { isOpen, orderQueue } from './queue.ts'
import type { DueItem, OpenItem } from './queue.ts'

const id = (text: string) => CardId.parse(text)
const at = (time: string) => new Date(`2026-11-23T${time}Z`)
const due = (name: string, retrievability: number, ...parents: string[]): DueItem => ({
  id: id(name),
  dueAt: at('04:00'),
  retrievability,
  parents: parents.map(id),
})
const followUp = (name: string, openedBy: string, time: string, position: number): OpenItem => ({
  id: id(name),
  openedBy: id(openedBy),
  openedAt: at(time),
  position,
})
const root = (name: string, position: number): OpenItem => ({ id: id(name), openedBy: null, openedAt: null, position })
const plenty = { newLeftToday: 100, limit: 100 }

test('due cards come before new ones, the least well remembered first', () => {
  const queue = orderQueue({ due: [due('hazy', 0.8), due('gone', 0.3)], open: [root('new', 0)], ...plenty })
  expect(queue).toEqual([
    { id: 'gone', reason: 'due' },
    { id: 'hazy', reason: 'due' },
    { id: 'new', reason: 'root' },
  ])
})

test('of cards remembered equally well, a question comes before the ones it leads to', () => {
  const chain = [due('aaa', 0.5, 'bbb'), due('bbb', 0.5, 'ccc'), due('ccc', 0.5), due('ddd', 0.4, 'ccc')]
  expect(orderQueue({ due: chain, open: [], ...plenty }).map((entry) => entry.id)).toEqual(['ddd', 'ccc', 'bbb', 'aaa'])
})

test('parents that go round in a circle are asked once each', () => {
  const circle = [due('aaa', 0.5, 'bbb'), due('bbb', 0.5, 'aaa', 'bbb')]
  expect(orderQueue({ due: circle, open: [], ...plenty }).map((entry) => entry.id)).toEqual(['bbb', 'aaa'])
})

test('the follow-ups opened last come first, in their author’s order, and roots after them', () => {
  const open = [
    root('root-a', 1),
    followUp('early', 'parent-a', '08:00', 0),
    followUp('late-a', 'parent-b', '09:00', 1),
    root('root-b', 0),
    followUp('late-z', 'parent-b', '09:00', 0),
  ]
  expect(orderQueue({ due: [], open, ...plenty })).toEqual([
    { id: 'late-z', reason: 'follow-up' },
    { id: 'late-a', reason: 'follow-up' },
    { id: 'early', reason: 'follow-up' },
    { id: 'root-b', reason: 'root' },
    { id: 'root-a', reason: 'root' },
  ])
})

test('when the new ones of the day are used up, only due cards are left', () => {
  const input = { due: [due('old', 0.5)], open: [root('new-1', 0), root('new-2', 1)], limit: 10 }
  expect(orderQueue({ ...input, newLeftToday: 1 }).map((entry) => entry.id)).toEqual(['old', 'new-1'])
  expect(orderQueue({ ...input, newLeftToday: 0 }).map((entry) => entry.id)).toEqual(['old'])
  expect(orderQueue({ ...input, newLeftToday: -1 }).map((entry) => entry.id)).toEqual(['old'])
})

test('a card is open when nothing gates it, or one of its parents has been passed', () => {
  const passed = { passedAt: at('08:00') }
  const notYet = { passedAt: null }
  expect(isOpen([])).toBe(true)
  expect(isOpen([notYet])).toBe(false)
  expect(isOpen([notYet, passed])).toBe(true)
})

test('whatever comes in, nothing is asked twice, limits hold, and the order of the input does not matter', () => {
  const names = fc.integer({ min: 0, max: 30 }).map((n) => id(`card-${n}`))
  const dueItems = fc.uniqueArray(
    fc.record({
      id: names,
      dueAt: fc.constant(at('04:00')),
      retrievability: fc.constantFrom(0.3, 0.5, 0.9),
      parents: fc.array(names, { maxLength: 3 }),
    }),
    { selector: (item) => item.id },
  )
  const openItems = fc
    .uniqueArray(fc.integer({ min: 31, max: 60 }), { maxLength: 10 })
    .map((numbers) =>
      numbers.map((n) =>
        n % 2 ? root(`card-${n}`, n % 5) : followUp(`card-${n}`, `card-${n % 3}xx`, `0${n % 4}:00`, n % 5),
      ),
    )
  fc.assert(
    fc.property(dueItems, openItems, fc.nat(5), fc.nat(40), (dueNow, open, newLeftToday, limit) => {
      const queue = orderQueue({ due: dueNow, open, newLeftToday, limit })
      expect(new Set(queue.map((entry) => entry.id)).size).toBe(queue.length)
      expect(queue.length).toBe(Math.min(limit, dueNow.length + Math.min(newLeftToday, open.length)))
      const reversed = orderQueue({ due: dueNow.toReversed(), open: open.toReversed(), newLeftToday, limit })
      expect(reversed).toEqual(queue)
    }),
  )
})
