import { addDays } from '../study-day.ts'
import type { StudyDay } from '../study-day.ts'

/** Cards to be asked, and the minutes they usually take. */
export type Load = { readonly cards: number; readonly minutes: number }

/** A card that is scheduled: in how many study days it is due (0 for today, below 0 for overdue), and its usual minutes. */
export type DueCard = { readonly inDays: number; readonly minutes: number }

export type Forecast = {
  /** Due before today. */
  readonly backlog: Load
  /** Due on each of the next days, today first, as cards are scheduled now: what is answered meanwhile comes back, and
   *  new cards come in, and neither can be known. */
  readonly days: readonly (Load & { readonly day: StudyDay })[]
}

const NOTHING: Load = { cards: 0, minutes: 0 }

/** What is due on each of `days` study days from `today` on. */
export function forecastOf(cards: readonly DueCard[], today: StudyDay, days: number): Forecast {
  const loads = new Map<number, Load>()
  for (const { inDays, minutes } of cards) {
    const place = Math.max(inDays, -1)
    loads.set(place, plus(loads.get(place) ?? NOTHING, { cards: 1, minutes }))
  }
  return {
    backlog: loads.get(-1) ?? NOTHING,
    days: Array.from({ length: days }, (_, i) => ({ day: addDays(today, i), ...(loads.get(i) ?? NOTHING) })),
  }
}

/** What is due within the first `days` days, without the backlog. */
export const dueWithin = ({ days }: Forecast, count: number): Load => days.slice(0, count).reduce(plus, NOTHING)

function plus(a: Load, b: Load): Load {
  return { cards: a.cards + b.cards, minutes: a.minutes + b.minutes }
}
