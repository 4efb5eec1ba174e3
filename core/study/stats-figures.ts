import { setImmediate } from 'node:timers/promises'
import type { CardId } from '#core/card/card.ts'
import { inTurns } from '#core/optimizer/turns.ts'
import { median } from '#core/practice/median.ts'
import { dayCounter } from '#core/schedule/day-counter.ts'
import { readLog } from '#core/schedule/evaluate/log.ts'
import type { Pausing } from '#core/schedule/evaluate/pausing.ts'
import { isLeech } from '#core/schedule/history.ts'
import { recallChance } from '#core/schedule/memory.ts'
import { MEASURED, usualMinutes } from '#core/schedule/minutes.ts'
import type { Answer } from '#core/schedule/stats/answer.ts'
import { type DayFigures, dayFigures } from '#core/schedule/stats/days.ts'
import { type DueCard, type Forecast, forecastOf } from '#core/schedule/stats/forecast.ts'
import { type MemoryFigures, memoryFigures, type Remembered } from '#core/schedule/stats/memories.ts'
import { beginningOf, byPeriod, type ByPeriod } from '#core/schedule/stats/periods.ts'
import { type RecallFigures, recallFigures } from '#core/schedule/stats/recalls.ts'
import { lastTimes, type TimeFigures, timesByPeriod } from '#core/schedule/stats/times.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { cardMemories, type CardMemory } from '#core/store/card-memories.ts'
import { edgesInTurn } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { reviewLog } from '#core/store/review-log.ts'
import { policyOf, type Settings } from './settings.ts'
import { type ChainFigures, chainFigures } from './stats-chains.ts'

/** Days that the forecast looks ahead. */
export const FORECAST_DAYS = 90

/** All figures of a library on one study day. */
export type StatsFigures = {
  /** Days on which anything was answered, in order. */
  readonly days: readonly DayFigures[]
  readonly recalls: ByPeriod<RecallFigures>
  readonly times: ByPeriod<TimeFigures<CardId>>
  readonly forecast: Forecast
  readonly memories: MemoryFigures
  readonly chains: ChainFigures
}

/**
 * Works out all figures, in one reading of the log. Reviews that were taken back do not count; those of cards whose file
 * is gone do, but in the forecast, the memories and the chains, which are of cards that exist. Takes seconds for a
 * million reviews, and lets others in between.
 */
export async function figuresOf(tx: Tx, settings: Settings, now: Date): Promise<StatsFigures> {
  const { day } = settings
  const beginning = byPeriod((period) => beginningOf(period, now, day))
  const answers = await readAnswers(tx)
  const days = await toTheEnd(dayFigures(answers, day))
  const times = await toTheEnd(timesByPeriod(answers, beginning))
  const log = await toTheEnd(readLog(answers, day))
  const recalls = await toTheEnd(recallFigures(log, policyOf(settings), beginning))
  const cards = await gathered(cardMemories(tx))
  const links = await gathered(edgesInTurn(tx))
  const { memories, forecast } = await toTheEnd(cardFigures(cards, answers, settings, now))
  return { days, recalls, times, forecast, memories, chains: chainFigures(cards, links) }
}

/** The reviews that count, without what figures have no use for: a million of them take much memory. */
async function readAnswers(tx: Tx): Promise<readonly Answer<CardId>[]> {
  const answers: Answer<CardId>[] = []
  for await (const batch of reviewLog(tx)) {
    for (const { cardId, reviewedAt, rating, durationMs } of batch) {
      answers.push({ cardId, reviewedAt, rating, durationMs })
    }
    // The driver answers without a pause, so each batch is a turn of its own.
    await setImmediate()
  }
  return answers
}

async function gathered<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const batch of batches) {
    all.push(...batch)
    await setImmediate()
  }
  return all
}

async function toTheEnd<T>(work: Pausing<T>): Promise<T> {
  const outcome = await inTurns(work)
  if (!outcome.ok) throw new Error('cancelled, though nobody could')
  return outcome.value
}

function* cardFigures(
  cards: readonly CardMemory[],
  answers: readonly Answer<CardId>[],
  settings: Settings,
  now: Date,
): Pausing<Pick<StatsFigures, 'memories' | 'forecast'>> {
  const [policy, dayOf] = [policyOf(settings), dayCounter(settings.day)]
  const lastMs = yield* lastTimes(answers, MEASURED)
  const today = dayOf(now)
  const end = startOfStudyDay(addDays(studyDay(now, settings.day), FORECAST_DAYS), settings.day)
  const memories: Remembered[] = []
  const due: DueCard[] = []
  for (const [i, { id, schedule, archived, suspendedAt, buriedUntil, studiedLapses }] of cards.entries()) {
    if (i % 1000 === 999) yield
    if (schedule === null) continue
    const { memory, lastReviewAt, dueAt, lapses } = schedule
    const elapsedDays = Math.max(0, today - dayOf(lastReviewAt))
    memories.push({ ...memory, retrievability: recallChance(memory, elapsedDays, policy) })
    if (archived || suspendedAt !== null || isLeech(lapses, studiedLapses)) continue
    const askedAt = buriedUntil !== null && buriedUntil > dueAt ? buriedUntil : dueAt
    if (askedAt >= end) continue
    due.push({ inDays: dayOf(askedAt) - today, minutes: usualMinutes(median(lastMs.get(id) ?? [])) })
  }
  return {
    memories: memoryFigures(memories),
    forecast: forecastOf(due, studyDay(now, settings.day), FORECAST_DAYS),
  }
}
