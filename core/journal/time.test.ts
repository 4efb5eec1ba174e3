import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { startOfStudyDay, StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { ACTIVITIES } from './activity.ts'
import { countedSpells, minutesByActivity, minutesByCard, minutesIn, type Spell, timeByDay } from './time.ts'

const UTC = { timeZone: 'UTC', rolloverHour: 4 }
const [a, b] = [CardId.parse('q-aaa'), CardId.parse('q-bbb')]
const spell = (at: string, some: Partial<Spell> = {}): Spell => ({
  at: new Date(at),
  activity: 'review',
  cardId: a,
  activeMs: 60_000,
  idleMs: 0,
  ...some,
})

test('on a day on which stretches tell of an activity, what answers took does not count beside them', () => {
  const stretches = [spell('2026-11-28T10:00:00Z')]
  const [same, other, before] = [
    spell('2026-11-29T03:59:00Z', { activeMs: 7 }),
    spell('2026-11-28T09:00:00Z', { activity: 'practice', activeMs: 11 }),
    spell('2026-11-28T03:59:00Z', { activeMs: 13 }),
  ]
  expect(countedSpells(stretches, [same, other, before], UTC)).toEqual([...stretches, other, before])
})

test('reading by its timer counts beside what was seen of the list of references', () => {
  const stretch = spell('2026-11-28T10:00:00Z', { activity: 'reading' })
  const timed = spell('2026-11-28T10:05:00Z', { activity: 'reading' })
  expect(minutesIn(countedSpells([stretch], [timed], UTC))).toBe(2)
})

test('idle time is kept apart, by day, and is in no sum', () => {
  const spells = [
    spell('2026-11-28T10:00:00Z', { idleMs: 120_000 }),
    spell('2026-11-29T03:00:00Z', { activity: 'writing', cardId: b }),
    spell('2026-11-29T04:00:00Z', { cardId: null }),
  ]
  expect(timeByDay(spells, UTC)).toEqual([
    {
      day: '2026-11-28',
      minutes: 2,
      of: { question: 0, review: 1, practice: 0, reading: 0, writing: 1 },
      idleMinutes: 2,
    },
    {
      day: '2026-11-29',
      minutes: 1,
      of: { question: 0, review: 1, practice: 0, reading: 0, writing: 0 },
      idleMinutes: 0,
    },
  ])
  expect([...minutesByCard(spells)]).toEqual([
    [a, 1],
    [b, 1],
  ])
})

test.each([
  ['America/New_York', '2026-03-07', 23],
  ['America/New_York', '2026-10-31', 25],
  ['Australia/Lord_Howe', '2026-10-03', 23.5],
])('in %s the day %s has %d hours, and each of their minutes is on it', (timeZone, day, hours) => {
  const config = { timeZone, rolloverHour: 4 }
  const begins = startOfStudyDay(StudyDay.parse(day), config).getTime()
  const spells = Array.from({ length: hours * 60 }, (_, i) => spell(new Date(begins + i * 60_000).toISOString()))
  expect(timeByDay(spells, config)).toMatchObject([{ day, minutes: hours * 60 }])
})

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'] as const
const aSpell = fc
  .record({
    atMs: fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2027, 0) }),
    activity: fc.constantFrom(...ACTIVITIES),
    cardId: fc.constantFrom(a, b),
    activeMs: fc.nat({ max: 600_000 }),
    idleMs: fc.nat({ max: 600_000 }),
  })
  .map(({ atMs, ...rest }): Spell => ({ at: new Date(atMs), ...rest }))

test('in any zone every minute is on one day: none is lost and none counts twice, whichever zone it was before', () => {
  fc.assert(
    fc.property(fc.array(aSpell), fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 23 }), (spells, zone, hour) => {
      const config = { timeZone: zone, rolloverHour: hour }
      const days = timeByDay(spells, config)
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
      expect(days.map(({ day }) => day).toSorted()).toEqual(days.map(({ day }) => day))
      expect(days.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(minutesIn(spells), 6)
      const byCard = [...minutesByCard(spells).values()].reduce((sum, minutes) => sum + minutes, 0)
      expect(byCard).toBeCloseTo(minutesIn(spells), 6)
      const of = Object.values(minutesByActivity(spells)).reduce((sum, minutes) => sum + minutes, 0)
      expect(of).toBeCloseTo(minutesIn(spells), 6)
      for (const { at } of spells) expect(days.map(({ day }) => day)).toContain(studyDay(at, config))
    }),
  )
})
