import { expect, test } from 'vitest'
import { answer, type Schedule } from '#core/schedule/memory.ts'
import { credited } from './credit.ts'
import { BELIEF, instantOf } from './planning.ts'

const reviewed = (schedule: Schedule) => {
  if (schedule.state === 'new') throw new Error('it was answered')
  return schedule
}
const parent = reviewed(answer({ state: 'new' }, 'good', instantOf(0, 0), BELIEF))

test('a parent given credit is believed to last longer, and is due later; its last answer stays its last answer', () => {
  const after = reviewed(credited(parent, instantOf(3, 0)))
  const recalled = reviewed(answer(parent, 'good', instantOf(3, 0), BELIEF))
  expect(after.memory.stabilityDays).toBeCloseTo(
    parent.memory.stabilityDays + 0.3 * (recalled.memory.stabilityDays - parent.memory.stabilityDays),
    9,
  )
  expect(after.dueAt > parent.dueAt).toBe(true)
  expect(after.dueAt < recalled.dueAt).toBe(true)
  expect({ ...after, memory: 0, dueAt: 0 }).toEqual({ ...parent, memory: 0, dueAt: 0 })
  expect(after.memory.difficulty).toBe(parent.memory.difficulty)
})

test('on the day on which it was answered itself there is nothing to gain', () => {
  expect(credited(parent, instantOf(0, 5))).toEqual(parent)
})

test('a card never answered gets no credit', () => {
  expect(credited({ state: 'new' }, instantOf(0, 0))).toEqual({ state: 'new' })
})
