import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { emptyLibrary } from '../testing.ts'
import { keepStretches, StretchesInput } from './stretches.ts'
import { minutesBetween } from './time.ts'

const stretch = (some: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  startedAt: '2026-11-23T08:50:00.000Z',
  activity: 'question',
  cardId: 'q-4k7m2x9p',
  activeMs: 60_000,
  idleMs: 30_000,
  ...some,
})
const input = (...stretches: readonly unknown[]) => StretchesInput.parse({ stretches })
const ALL = [new Date('2026-11-01'), new Date('2026-12-31')] as const

test('a stretch that is sent twice is kept once', async () => {
  const library = await emptyLibrary()
  const [one, two] = [stretch(), stretch()]
  expect(await keepStretches(library, input(one))).toEqual([])
  expect(await keepStretches(library, input(one, two))).toEqual([])
  expect(await minutesBetween(library, ...ALL)).toMatchObject({ minutes: 2, idleMinutes: 1 })
})

test('of several stretches those that cannot have been are refused, and the others kept', async () => {
  const library = await emptyLibrary('2026-11-23T09:00:00Z')
  const ahead = stretch({ startedAt: '2026-11-23T09:02:00.000Z' })
  const tooLong = stretch({ startedAt: '2026-11-23T08:58:00.000Z', activeMs: 190_000 })
  // The clock of the browser is a little ahead.
  const justNow = stretch({ startedAt: '2026-11-23T08:59:10.000Z' })
  expect(await keepStretches(library, input(ahead, justNow, tooLong))).toEqual([ahead.id, tooLong.id])
  expect(await minutesBetween(library, ...ALL)).toMatchObject({ minutes: 1 })
})

test.each([
  ['longer than a page lets it become', { activeMs: 600_000, idleMs: 1 }],
  ['of negative length', { activeMs: -1 }],
  ['of no known activity', { activity: 'sleeping' }],
  ['of no card id', { cardId: '../etc' }],
  ['that began at no time', { startedAt: 'yesterday' }],
  ['with something else in it', { note: 'x' }],
])('a stretch %s is no stretch', (_, wrong) => {
  expect(StretchesInput.safeParse({ stretches: [stretch()] }).success).toBe(true)
  expect(StretchesInput.safeParse({ stretches: [stretch(wrong)] }).success).toBe(false)
})

test('a stretch of a clock that was wrong by years is refused, and one that waited for months is not', async () => {
  const library = await emptyLibrary('2026-11-23T09:00:00Z')
  const [dead, late] = [stretch({ startedAt: '1000-01-01T00:00:00Z' }), stretch({ startedAt: '2026-02-01T00:00:00Z' })]
  expect(await keepStretches(library, input(dead, late))).toEqual([dead.id])
})
