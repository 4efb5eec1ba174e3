import type { CardId } from '#core/card/card.ts'
import { type Policy, previews, type Schedule } from '#core/schedule/memory.ts'
import { type Rating, RATINGS } from '#core/schedule/rating.ts'
import { chanceOf, intervalAt, type Place, placesFor, welcomeOf, windowOf } from '#core/schedule/spread.ts'
import { addDays, startOfStudyDay, type StudyDay, studyDay, weekdayOf } from '#core/schedule/study-day.ts'
import type { Tx } from '#core/store/db.ts'
import { dueByDay } from '#core/store/queue.ts'
import { policyOf, readSettings, type Settings } from './settings.ts'

export type Put = { readonly place: Place; readonly intervalDays: number }

/** Where each rating given now would put a card: among the days around its interval, where the learner has time. */
export async function placesIn(
  tx: Tx,
  cardId: CardId,
  schedule: Schedule,
  at: Date,
  settings: Settings,
  policy: Policy,
): Promise<Record<Rating, Put>> {
  const { maximumIntervalDays: maximum, day: config } = policy
  const exact = previews(schedule, at, policy)
  const today = studyDay(at, config)
  const startIn = (days: number): Date => startOfStudyDay(addDays(today, days), config)
  const windows = RATINGS.map((rating) => windowOf(exact[rating], maximum))
  const due = await dueByDay(
    tx,
    windows.map(({ first, last }) => ({ from: startIn(first), to: startIn(last) })),
  )
  const reps = schedule.state === 'new' ? 0 : schedule.reps
  const places = placesFor(exact, maximum, chanceOf(cardId, reps), (inDays) => {
    return welcomeOf(due.get(startIn(inDays).getTime()) ?? 0, shareOf(addDays(today, inDays), settings))
  })
  const put = (rating: Rating): Put => ({
    place: places[rating],
    intervalDays: intervalAt(exact[rating], places[rating], maximum),
  })
  return { again: put('again'), hard: put('hard'), good: put('good'), easy: put('easy') }
}

/** How much of a usual day's cards the learner wants on this day, 0..1. */
export const shareOf = (day: StudyDay, { vacations, weekdayShares }: Settings): number =>
  vacations.some(({ from, to }) => from <= day && day <= to) ? 0 : (weekdayShares[weekdayOf(day)] ?? 1)

/** In how many study days each rating given now would bring a card back. */
export async function intervalsIn(
  tx: Tx,
  card: { readonly id: CardId; readonly topics: readonly string[] },
  schedule: Schedule,
  at: Date,
): Promise<Record<Rating, number>> {
  const settings = await readSettings(tx)
  const puts = await placesIn(tx, card.id, schedule, at, settings, policyOf(settings, card.topics))
  const { again, hard, good, easy } = puts
  return { again: again.intervalDays, hard: hard.intervalDays, good: good.intervalDays, easy: easy.intervalDays }
}
