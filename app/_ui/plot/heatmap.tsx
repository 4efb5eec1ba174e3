import type { DateTimeFormatOptions } from 'use-intl/core'
import { daysBetween, type StudyDay } from '#core/schedule/study-day.ts'
import type { Format } from '../../_server/i18n.ts'
import { stepOf, STEPS, stepsOf, type Week } from './weeks.ts'

/** In px, as the style sheet has it: a day's place, and the squares of the steps. */
const PLACE = 14
const SIDES = [5, 7, 9, 11] as const
const TOP = 18
const HEIGHT = TOP + 7 * PLACE

export type Amount = {
  readonly amount: number
  /** What happened that day, in words. */
  readonly title: string
}

type Props = {
  readonly weeks: readonly Week[]
  /** Of the days on which there was anything. */
  readonly amounts: ReadonlyMap<StudyDay, Amount>
  readonly format: Format
  readonly words: {
    /** What is seen, for those who do not see it. */
    readonly label: string
    readonly scroll: string
    /** Before the legend. */
    readonly scale: string
  }
}

/** Days as squares, week by week: the more there was, the larger and the darker. Begins scrolled to the last of them. */
export function Heatmap({ weeks, amounts, format, words }: Props) {
  const shown = weeks.flat().flatMap((day) => amounts.get(day)?.amount ?? [])
  const steps = stepsOf(shown)
  const say = (day: StudyDay, style: DateTimeFormatOptions) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { ...style, timeZone: 'UTC' })
  return (
    <div className="heatmap">
      <svg className="heatmap-weekdays" width="28" height={HEIGHT} aria-hidden="true">
        {[0, 2, 4].map((weekday) => (
          <text key={weekday} x="0" y={TOP + weekday * PLACE + 10}>
            {weeks[0]?.[weekday] && say(weeks[0][weekday], { weekday: 'short' })}
          </text>
        ))}
      </svg>
      {/* Written from right to left, so that it begins at today without a script. */}
      <div className="heatmap-scroll" dir="rtl" role="group" aria-label={words.scroll} tabIndex={0}>
        <svg role="img" aria-label={words.label} width={weeks.length * PLACE} height={HEIGHT}>
          {weeks.map((week, i) => (
            <WeekColumn key={week[0]} x={i * PLACE} week={week} amounts={amounts} steps={steps} />
          ))}
          {monthsOf(weeks).map(({ day, column }) => (
            <text key={day} x={column * PLACE} y="11">
              {say(day, { month: 'short' })}
            </text>
          ))}
        </svg>
      </div>
      <Legend steps={steps} scale={words.scale} format={format} />
    </div>
  )
}

type WeekProps = Pick<Props, 'amounts'> & {
  readonly week: Week
  readonly x: number
  readonly steps: readonly number[]
}

function WeekColumn({ week, x, amounts, steps }: WeekProps) {
  return week.map((day, weekday) => {
    const found = amounts.get(day)
    const step = found ? stepOf(found.amount, steps) : 0
    const side = SIDES[step - 1] ?? 2
    const inset = (PLACE - side) / 2
    return (
      <rect key={day} data-step={step} x={x + inset} y={TOP + weekday * PLACE + inset} width={side} height={side}>
        {found && <title>{found.title}</title>}
      </rect>
    )
  })
}

/** Which amount each square stands for. */
function Legend({ steps, scale, format }: Pick<WeekProps, 'steps'> & { scale: string; format: Format }) {
  const lows = [1, ...steps]
  return (
    <p className="heatmap-legend">
      {scale}
      {lows.map((low, i) => {
        const next = lows[i + 1]
        // Where there is little, several steps may be of no amount.
        if (next !== undefined && next <= low) return null
        const range = i + 1 === STEPS ? `${format.number(low)}+` : rangeOf(low, (next ?? low + 1) - 1, format)
        return (
          <span key={low}>
            <svg width="11" height="11" aria-hidden="true">
              <rect data-step={i + 1} width={SIDES[i]} height={SIDES[i]} y={(11 - (SIDES[i] ?? 0)) / 2} />
            </svg>
            {range}
          </span>
        )
      })}
    </p>
  )
}

const rangeOf = (low: number, high: number, format: Format): string =>
  low === high ? format.number(low) : `${format.number(low)}–${format.number(high)}`

/** The first day of each month, where there is room to name it, with the week it lies in. */
function monthsOf(weeks: readonly Week[]): readonly { readonly day: StudyDay; readonly column: number }[] {
  const first = weeks[0]?.[0]
  const last = weeks.at(-1)?.at(-1)
  if (first === undefined || last === undefined) return []
  return weeks.flat().flatMap((day) => {
    if (!day.endsWith('-01') || daysBetween(day, last) < 14) return []
    return { day, column: Math.floor(daysBetween(first, day) / 7) }
  })
}
