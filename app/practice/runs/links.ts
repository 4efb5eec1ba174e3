import type { Route } from 'next'
import type { CardId } from '#core/card/card.ts'
import type { AttemptId, RunId } from '#core/practice/record.ts'

export const runHref = (id: RunId): Route => `/practice/runs/${id}` as Route

/** A question, asked within a run. */
export const turnHref = (card: CardId, run: RunId): Route => `/practice/${card}?run=${run}` as Route

/** An attempt. Within a run it goes on to the next question from there; `run` null: it is looked at by itself. */
export const attemptHref = (card: CardId, attempt: AttemptId, run: RunId | null = null): Route =>
  `/practice/${card}/${attempt}${run === null ? '' : `?run=${run}`}` as Route

export const studyHref = (card: CardId, run: RunId | null = null): Route =>
  `/practice/${card}/study${run === null ? '' : `?run=${run}`}` as Route
