import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Room, spreadBacklog } from './backlog.ts'

const rooms = (...days: (readonly [due: number, share: number])[]): Room[] =>
  days.map(([due, share]) => ({ due, share }))

test('a backlog fills the days evenly, the first of it first', () => {
  expect(spreadBacklog(6, rooms([0, 1], [0, 1], [0, 1]))).toEqual([0, 0, 1, 1, 2, 2])
})

test('a day on which much is due anyhow gets less', () => {
  expect(spreadBacklog(5, rooms([4, 1], [1, 1], [0, 1]))).toEqual([1, 1, 2, 2, 2])
})

test('a day of half a share gets half', () => {
  expect(spreadBacklog(6, rooms([0, 1], [0, 0.5]))).toEqual([0, 0, 0, 0, 1, 1])
})

test('a day off gets nothing, unless all are off', () => {
  expect(spreadBacklog(3, rooms([0, 0], [9, 1]))).toEqual([1, 1, 1])
  expect(spreadBacklog(2, rooms([0, 0], [0, 0]))).toEqual([0, 1])
})

test('every card gets a day, in order, and no two days of equal share differ by more than what was due there', () => {
  const room = fc.record({ due: fc.nat(20), share: fc.constantFrom(0, 0.5, 1) })
  fc.assert(
    fc.property(fc.nat(60), fc.array(room, { minLength: 1, maxLength: 10 }), (items, days) => {
      const put = spreadBacklog(items, days)
      expect(put).toHaveLength(items)
      expect(put).toEqual(put.toSorted((a, b) => a - b))
      const full = days.map(({ due }, day) => due + put.filter((one) => one === day).length)
      const fed = days.flatMap(({ share }, day) => (put.includes(day) && share === 1 ? [full[day] ?? 0] : []))
      for (const [day, { share }] of days.entries()) {
        if (share === 1 && fed.length > 0) expect(full[day]).toBeGreaterThanOrEqual(Math.max(...fed) - 1)
      }
    }),
  )
})
