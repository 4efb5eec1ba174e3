import { expect, test } from 'vitest'
import { FORGETFUL } from '#core/schedule/evaluate/testing-log.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { Settings } from '#core/study/settings.ts'
import { readStudyForm, topicLines } from './study-form.ts'

const TODAY = StudyDay.parse('2026-11-23')
const CURRENT = Settings.parse({
  day: { timeZone: 'UTC', rolloverHour: 4 },
  newPerDay: 10,
  desiredRetention: 0.9,
  topicRetention: { nginx: 0.95, 'consistent hashing': 0.8 },
  maximumIntervalDays: 365,
  minutesPerDay: 45,
  chainsAtOnce: 3,
  weekdayShares: [1, 1, 1, 1, 1, 0.5, 0],
  vacations: [{ from: '2026-12-24', to: '2027-01-02' }],
  // Not in the form, and not to be lost by it.
  weights: FORGETFUL,
})

/** The form as the page fills it in, with some fields changed. */
function filled(changes: Readonly<Record<string, string | readonly string[]>> = {}): FormData {
  const fields = {
    timeZone: 'UTC',
    rolloverHour: '4',
    newPerDay: '10',
    retentionPercent: '90',
    topicRetention: topicLines(CURRENT),
    maximumIntervalDays: '365',
    minutesPerDay: '45',
    chainsAtOnce: '3',
    weekdayShare: ['1', '1', '1', '1', '1', '0.5', '0'],
    vacationFrom: ['2026-12-24'],
    vacationTo: ['2027-01-02'],
    ...changes,
  }
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return form
}
const read = (changes?: Parameters<typeof filled>[0]) => readStudyForm(filled(changes), CURRENT, TODAY)

test('a form that was not touched changes nothing', () => {
  expect(read()).toEqual({ ok: true, value: CURRENT })
})

test.each([
  ['minutesPerDay', '', { minutesPerDay: null }],
  ['chainsAtOnce', '', { chainsAtOnce: null }],
  ['retentionPercent', '92.5', { desiredRetention: 0.925 }],
  ['topicRetention', '', { topicRetention: {} }],
  [
    'topicRetention',
    ' redis 85\n\n分布式 事务：97%\nTCP/IP = 70.5 ',
    { topicRetention: { redis: 0.85, '分布式 事务': 0.97, 'TCP/IP': 0.705 } },
  ],
  ['weekdayShare', ['0.25', '1', '1', '1', '1', '1', '1'], { weekdayShares: [0.25, 1, 1, 1, 1, 1, 1] }],
] as const)('%s %j', (field, value, changed) => {
  expect(read({ [field]: value })).toEqual({ ok: true, value: { ...CURRENT, ...changed } })
})

test('vacations come in order; one that is over goes, one that ends today stays, and a row left empty is none', () => {
  const from = ['2027-02-01', '', '2026-11-20', '2026-11-01']
  const to = ['2027-02-07', '', '2026-11-23', '2026-11-22']
  expect(read({ vacationFrom: from, vacationTo: to })).toMatchObject({
    ok: true,
    value: {
      vacations: [
        { from: '2026-11-20', to: '2026-11-23' },
        { from: '2027-02-01', to: '2027-02-07' },
      ],
    },
  })
})

test.each([
  ['timeZone', 'Mars/Base', { field: 'timeZone' }],
  ['rolloverHour', '', { field: 'rolloverHour' }],
  ['newPerDay', '', { field: 'newPerDay' }],
  ['newPerDay', '1000', { field: 'newPerDay' }],
  ['retentionPercent', '69', { field: 'desiredRetention' }],
  ['minutesPerDay', '4', { field: 'minutesPerDay' }],
  ['minutesPerDay', 'many', { field: 'minutesPerDay' }],
  ['chainsAtOnce', '0', { field: 'chainsAtOnce' }],
  ['maximumIntervalDays', '0', { field: 'maximumIntervalDays' }],
  ['weekdayShare', ['1', '1'], { field: 'weekdayShares' }],
  ['topicRetention', 'nginx 95\nredis', { field: 'topicRetention', nth: 2 }],
  ['topicRetention', 'nginx 95\n\nredis 99', { field: 'topicRetention', nth: 3 }],
  ['topicRetention', 'nginx 95\nnginx 90', { field: 'topicRetention', nth: 2 }],
  ['topicRetention', '95', { field: 'topicRetention', nth: 1 }],
  ['vacationFrom', '', { field: 'vacations', nth: 1 }],
  ['vacationFrom', '2027-01-03', { field: 'vacations', nth: 1 }],
] as const)('%s %j is refused, and named', (field, value, wrong) => {
  expect(read({ [field]: value })).toEqual({ ok: false, error: wrong })
})
