import type { ReactNode } from 'react'
import type { CardId } from '#core/card/card.ts'
import type { SentenceNumber } from '#core/practice/plan.ts'
import type { AttemptId, Draft, RunId } from '#core/practice/record.ts'
import type { PracticeSettings } from '#core/study/practice-settings.ts'
import type { RatingView } from '../../../review/views.ts'
import type { RuleWords, Words } from './words.ts'

/** One sentence of an earlier attempt, tried again. */
export type Retry = { readonly of: AttemptId; readonly sentence: SentenceNumber; readonly before: string }

/** The practice run that this attempt belongs to. */
export type RunPlace = {
  readonly id: RunId
  readonly isInterview: boolean
  /** 3 / 10, in words. */
  readonly position: string
}

/** Everything the page gives to its client part. */
export type Given = {
  readonly cardId: CardId
  readonly title: string
  readonly lang: string
  /** Stage 1, rendered. Null: nothing is written there. */
  readonly question: ReactNode | null
  /** Reviews that count. */
  readonly reps: number
  /** Cards that this one has taken in. */
  readonly takenIn: readonly CardId[]
  readonly drafts: readonly Draft[]
  readonly settings: PracticeSettings
  readonly ratings: readonly RatingView[]
  readonly retry: Retry | null
  readonly run: RunPlace | null
  readonly locale: string
  readonly timeZone: string
  readonly words: Words
  readonly rules: RuleWords
}
