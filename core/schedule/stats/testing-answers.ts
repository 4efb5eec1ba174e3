import type { Rating } from '../rating.ts'
import type { Answer } from './answer.ts'

/** An answer as a story tells it: when (ISO), of which card, how, and in how many seconds. */
export type Told = readonly [at: string, cardId: string, rating?: Rating, seconds?: number]

export const answersOf = (told: readonly Told[]): readonly Answer[] =>
  told.map(([at, cardId, rating = 'good', seconds]) => ({
    cardId,
    reviewedAt: new Date(at),
    rating,
    durationMs: seconds === undefined ? null : seconds * 1000,
  }))
