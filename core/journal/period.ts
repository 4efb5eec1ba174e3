import { addDays, daysBetween, StudyDay, weekdayOf } from '#core/schedule/study-day.ts'

/** Spans of study days that are looked back on. A week begins on Monday. */
export const SPANS = ['week', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

/** Study days from `first` to `last`, both included. Days are those of the calendar: no clock that is changed moves them. */
export type Days = { readonly first: StudyDay; readonly last: StudyDay }
export type Period = Days & { readonly span: Span }

/** The week, month or year that a day is in. */
export function periodOf(span: Span, day: StudyDay): Period {
  const first = firstOf(span, day)
  return { span, first, last: addDays(afterLast(span, first), -1) }
}

export const previousPeriod = ({ span, first }: Period): Period => periodOf(span, addDays(first, -1))
/** The period of its kind `count` before it. */
export const periodBefore = ({ span, first }: Period, count: number): Period =>
  periodOf(span, span === 'week' ? addDays(first, -7 * count) : monthsBefore(first, count * MONTHS[span]))
export const nextPeriod = ({ span, last }: Period): Period => periodOf(span, addDays(last, 1))

/** How many periods lie between the one that `since` is in, which counts, and this one, which does not. 0: it is no earlier. */
export function periodsSince({ span, first }: Period, since: StudyDay): number {
  const began = firstOf(span, since)
  const count = span === 'week' ? daysBetween(began, first) / 7 : (monthOf(first) - monthOf(began)) / MONTHS[span]
  return Math.max(0, count)
}

/** Its days, in order. */
export const daysOf = ({ first, last }: Days): readonly StudyDay[] =>
  Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i))

const GRAINS = { week: 'day', month: 'week', year: 'month' } as const

/** What a period is looked at by: a week by its days, a month by weeks, of which the outer ones may be cut, a year by months. */
export function partsOf(period: Period): readonly Days[] {
  const grain = GRAINS[period.span]
  if (grain === 'day') return daysOf(period).map((day) => ({ first: day, last: day }))
  const parts: Days[] = []
  for (let first = period.first; first <= period.last;) {
    const { last: whole } = periodOf(grain, first)
    const last = whole < period.last ? whole : period.last
    parts.push({ first, last })
    first = addDays(last, 1)
  }
  return parts
}

/** Years looked back on at most: one fact of a clock that stood at its beginning makes no past. */
const MOST_YEARS = 50

/** The same day a month ago, and then as many years ago as there were since `since`; the last day of a month that has none such. */
export function sameDayBefore(today: StudyDay, since: StudyDay): readonly StudyDay[] {
  const years = Math.min(MOST_YEARS, Math.max(0, Number(today.slice(0, 4)) - Number(since.slice(0, 4))))
  const monthsBack = [1, ...Array.from({ length: years }, (_, i) => 12 * (i + 1))]
  return monthsBack.map((months) => monthsBefore(today, months)).filter((day) => day >= since)
}

const MONTHS = { month: 1, year: 12 } as const

/** Months since the beginning of the calendar. */
const monthOf = (day: StudyDay): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function monthsBefore(day: StudyDay, months: number): StudyDay {
  const month = monthOf(day) - months
  const text = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
  const { first, last } = periodOf('month', StudyDay.parse(text))
  const wanted = addDays(first, Number(day.slice(8)) - 1)
  return wanted < last ? wanted : last
}

function firstOf(span: Span, day: StudyDay): StudyDay {
  switch (span) {
    case 'week':
      return addDays(day, -weekdayOf(day))
    case 'month':
      return addDays(day, 1 - Number(day.slice(8)))
    case 'year':
      return StudyDay.parse(`${day.slice(0, 4)}-01-01`)
    default:
      return span satisfies never
  }
}

/** The first day of the next period. More days than any month or year has lie in the one after it. */
function afterLast(span: Span, first: StudyDay): StudyDay {
  if (span === 'week') return addDays(first, 7)
  return firstOf(span, addDays(first, span === 'month' ? 31 : 366))
}
