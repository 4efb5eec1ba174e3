import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { EntryId } from './entry.ts'
import { type GrowthItem, type GrowthStep, isOfStage, lineOf } from './growth.ts'

const at = (minute: number): Date => new Date(minute * 60_000)
const version = (minute: number, n = 1): GrowthStep => ({
  kind: 'version',
  at: at(minute),
  n,
  changed: ['answer'],
  answerWords: 0,
})
const passed = (minute: number): GrowthStep => ({ kind: 'passed', at: at(minute) })
const read = (minute: number, url: string, spentMs = 60_000, isDone = false) => ({
  at: at(minute),
  url,
  spentMs,
  isDone,
})
const review = (minute: number) => ({ at: at(minute), rating: 'good' as const })
const kinds = (items: readonly GrowthItem[]): readonly string[] => items.map((item) => item.kind)

test('what was read and reviewed between two steps is told once, by what it was', () => {
  const line = lineOf(
    [version(10), passed(20)],
    [read(11, 'b'), read(3, 'a'), read(4, 'a', 120_000, true), read(12, 'a')],
    [review(21), review(5), review(22)],
  )
  expect(kinds(line)).toEqual(['readings', 'reviews', 'version', 'readings', 'passed', 'reviews'])
  expect(line[0]).toEqual({ kind: 'readings', at: at(4), readings: [{ url: 'a', spentMs: 180_000, isDone: true }] })
  expect(line[3]).toMatchObject({ readings: [{ url: 'b' }, { url: 'a', spentMs: 60_000 }] })
  expect(line[5]).toMatchObject({ at: at(22), reviews: [{}, {}] })
})

test('of one instant, what was written comes first, and what was passed after the review that it was passed by', () => {
  expect(kinds(lineOf([passed(1), version(1)], [], [review(1)]))).toEqual(['version', 'reviews', 'passed'])
})

test('all that happened is on the line, in the order of time', () => {
  const minutes = fc.array(fc.nat({ max: 30 }), { maxLength: 12 })
  fc.assert(
    fc.property(minutes, minutes, minutes, (steps, readings, reviews) => {
      const line = lineOf(
        steps.map((minute, i) => version(minute, i + 1)),
        readings.map((minute) => read(minute, `${minute % 3}`, 1)),
        reviews.map(review),
      )
      const sum = (of: (item: GrowthItem) => number): number => line.reduce((total, item) => total + of(item), 0)
      expect(sum((item) => (item.kind === 'version' ? 1 : 0))).toBe(steps.length)
      expect(sum((item) => (item.kind === 'reviews' ? item.reviews.length : 0))).toBe(reviews.length)
      const spentMs = (item: GrowthItem): number =>
        item.kind === 'readings' ? item.readings.reduce((total, one) => total + one.spentMs, 0) : 0
      expect(sum(spentMs)).toBe(readings.length)
      const times = line.map((item) => item.at.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }),
  )
})

test('a stage has the versions that changed it, and attempts if it is about them', () => {
  const entry: GrowthStep = {
    kind: 'entry',
    at: at(0),
    entryId: EntryId.parse('00000000-0000-4000-8000-000000000000'),
    day: StudyDay.parse('2026-11-23'),
    text: 'x',
  }
  expect([isOfStage(version(0), 'answer'), isOfStage(version(0), 'gap'), isOfStage(version(0), null)]).toEqual([
    true,
    false,
    true,
  ])
  expect([isOfStage(passed(0), 'verdict'), isOfStage(passed(0), 'question')]).toEqual([true, false])
  expect(isOfStage(entry, 'gap')).toBe(true)
})
