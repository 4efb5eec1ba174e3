import type { Bucket } from '#core/schedule/stats/buckets.ts'
import { sumOfDays } from '#core/schedule/stats/days.ts'
import type { Figures } from '#core/schedule/stats/enough.ts'
import { dueWithin, type Load } from '#core/schedule/stats/forecast.ts'
import type { Distribution } from '#core/schedule/stats/memories.ts'
import { type Period, PERIODS } from '#core/schedule/stats/periods.ts'
import type { Quartiles } from '#core/schedule/stats/quartiles.ts'
import type { Proportion } from '#core/schedule/stats/wilson.ts'
import { addDays } from '#core/schedule/study-day.ts'
import { type Stats, viewStats } from '#core/study/stats.ts'
import { table } from '../bench/figures.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

/** Days of the past and of the time to come that are named one by one. */
const DAYS_NAMED = 14

/** Prints what the statistics page shows. */
export async function stats({ days }: { readonly days: string }): Promise<Output> {
  const period = PERIODS.find((one) => one === days)
  if (!period) throw new Failure(`--days is "${days}": give ${PERIODS.join(', ')}`, true)
  const figures = await withLibrary((ctx) => viewStats(ctx, period))
  return { text: describe(figures), json: figures }
}

const describe = (stats: Stats): string =>
  [
    describeDays(stats),
    describeForecast(stats),
    describeRetention(stats),
    describeCalibration(stats),
    describeTimes(stats),
    describeMemories(stats),
    describeChains(stats),
  ].join('\n\n')

function describeDays({ days, total, today }: Stats): string {
  const from = addDays(today, 1 - DAYS_NAMED)
  const year = sumOfDays(days.filter(({ day }) => day > addDays(today, -365) && day <= today))
  const head =
    `${total.reviews} reviews on ${total.days} days; ${total.measured} of them measured: ${minutes(total.minutes)}. ` +
    `In the last 365 days ${year.reviews} on ${year.days} days.`
  const rows = days
    .filter(({ day }) => day >= from)
    .map(({ day, reviews, minutes: spent }) => [day, `${reviews}`, spent.toFixed(1)])
  return rows.length === 0 ? head : `${head}\n\n${table(['day', 'reviews', 'minutes'], rows)}`
}

function describeForecast({ forecast }: Stats): string {
  const row = (name: string, { cards, minutes: spent }: Load): string[] => [name, `${cards}`, spent.toFixed(1)]
  return table(
    ['due as scheduled now', 'cards', 'minutes'],
    [
      row('before today', forecast.backlog),
      ...forecast.days.slice(0, DAYS_NAMED).map((one) => row(one.day, one)),
      ...[30, forecast.days.length].map((days) => row(`within ${days} days`, dueWithin(forecast, days))),
    ],
  )
}

function describeRetention({ retention, lastMonth, desiredRetention, period }: Stats): string {
  const aim = `Aimed at: ${percent(desiredRetention)}.`
  return enough(retention, 'reviews a day or more after the card was last reviewed', ({ recalled, byInterval }) => {
    const rows = byInterval.map(({ fromDays, toDays, recalled: some }) => [
      toDays === null ? `${fromDays} and more` : fromDays === toDays ? `${fromDays}` : `${fromDays} to ${toDays}`,
      ...(some === null ? ['0', '', ''] : [`${some.of}`, percent(some.share), interval(some)]),
    ])
    const month = lastMonth === null ? '' : ` In the last 30 days ${share(lastMonth)}.`
    return (
      `Recalled ${since(period)}: ${share(recalled)}.${month} ${aim}\n\n` +
      table(['days since the review before', 'reviews', 'recalled', '95 % interval'], rows)
    )
  })
}

const describeCalibration = ({ calibration, period }: Stats): string =>
  enough(calibration, 'reviews to compare predictions with', ({ predicted, recalled, logLoss, bins }) => {
    const rows = bins.map((bin) => [
      percent(bin.predicted),
      `${bin.recalled.of}`,
      percent(bin.recalled.share),
      interval(bin.recalled),
    ])
    return (
      `Predicted ${since(period)}: ${percent(predicted)}; recalled: ${share(recalled)}. Log loss ${logLoss.toFixed(4)}.\n\n` +
      table(['predicted', 'reviews', 'recalled', '95 % interval'], rows)
    )
  })

function describeTimes({ times, slowest, period }: Stats): string {
  return enough(times.times, 'answers that were measured', ({ seconds, buckets }) => {
    const slow = slowest.map(({ cardId, card, measured, seconds: of }) => [
      `${cardId} ${card?.title ?? '(its file is gone)'}`,
      `${measured}`,
      ...quarters(of, 0),
    ])
    const head = `Time a question takes ${since(period)}, of ${times.measured} measured answers of ${times.reviews}`
    return [
      `${head}: ${quarters(seconds, 0).join(', ')} s (lower quartile, median, upper quartile).`,
      table(['seconds', 'answers'], counted(buckets)),
      table(['slowest cards, in s', 'measured', 'lower', 'median', 'upper'], slow),
    ].join('\n\n')
  })
}

const describeMemories = ({ memories: { cards, memories } }: Stats): string =>
  enough(memories, 'cards that were answered', ({ stabilityDays, difficulty, retrievability, recallable }) => {
    const row = (name: string, { quartiles }: Distribution, digits: number): string[] => [
      name,
      ...quarters(quartiles, digits),
    ]
    return [
      `${cards} cards answered; some ${Math.round(recallable)} of them would be recalled now.`,
      table(
        ['', 'lower', 'median', 'upper'],
        [
          row('stability, days', stabilityDays, 1),
          row('difficulty, 1 to 10', difficulty, 1),
          row('chance of recall', retrievability, 2),
        ],
      ),
      table(['stability, days', 'cards'], counted(stabilityDays.buckets)),
      table(['difficulty', 'cards'], counted(difficulty.buckets)),
      table(['chance of recall', 'cards'], counted(retrievability.buckets)),
    ].join('\n\n')
  })

const describeChains = ({ chains: of }: Stats): string =>
  `${of.chains} chains: ${of.passed} passed, ${of.underWay} under way, ${of.notBegun} not begun, ${of.resting} resting. ` +
  `${of.cardsPassed} of ${of.cards} cards passed.`

/** What there is to say, or how much it takes. */
const enough = <T>(figures: Figures<T>, what: string, say: (value: T) => string): string =>
  figures.ok
    ? say(figures.value)
    : `${figures.error.there} ${what}; it takes ${figures.error.needed} for figures that mean anything.`

const since = (period: Period): string => (period === 'all' ? 'so far' : `in the last ${period} days`)
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const interval = ({ low, high }: Proportion): string => `${percent(low)} to ${percent(high)}`
const share = (of: Proportion): string => `${percent(of.share)} of ${of.of} (95 % interval ${interval(of)})`
const minutes = (value: number): string =>
  value < 60 ? `${value.toFixed(1)} min` : `${Math.floor(value / 60)} h ${Math.floor(value % 60)} min`
const quarters = ({ low, median, high }: Quartiles, digits: number): string[] =>
  [low, median, high].map((value) => value.toFixed(digits))
const counted = (buckets: readonly Bucket[]): string[][] =>
  buckets.map(({ from, to, count }) => [to === null ? `${from} and more` : `${from} to ${to}`, `${count}`])
