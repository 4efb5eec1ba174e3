// The only file that imports ts-fsrs. Importing it adds `scheduler`, `diff`, `format` and `dueFormat` to
// Date.prototype (enumerable, deprecated, and declared globally, so that they compile anywhere). Nothing relies on
// them: ts-fsrs itself calls plain functions of the same kind, and its next major version drops them.
import { clipParameters, default_w, FSRS, Rating as Grade } from 'ts-fsrs'
import { z } from 'zod'
import type { Rating } from './rating.ts'
import { intervalAt, type Place } from './spread.ts'
import { startOfDayAfter, studyDaysBetween, StudyDayConfig } from './study-day.ts'

/** `stabilityDays`: days until the chance of recall has fallen to 0.9. `difficulty`: 1 (easy) to 10 (hard). */
export type Memory = { readonly stabilityDays: number; readonly difficulty: number }

/** What a card's reviews amount to. */
export type Schedule =
  | { readonly state: 'new' }
  | {
      readonly state: 'review'
      readonly memory: Memory
      /** Always the start of a study day. */
      readonly dueAt: Date
      readonly firstReviewAt: Date
      readonly lastReviewAt: Date
      /** Reviews so far, at least 1. */
      readonly reps: number
      /** How often it was rated `again` after its first review. */
      readonly lapses: number
      readonly lastRating: Rating
      /**
       * When it was first passed: at the gate, or by a rating of good or easy on a later study day than that of its first
       * review, since on the same day it is still in mind. Failing it later does not take that back.
       */
      readonly passedAt: Date | null
    }

/** What a review brought along besides its rating. */
export type Circumstances = {
  /** Where in its window the interval was put. Null: it is exact. */
  readonly place: Place | null
  /** It was given with an attempt that passed the gate. */
  readonly isGatePassed: boolean
}
const PLAIN: Circumstances = { place: null, isGatePassed: false }

/** A rated recall, as much of it as scheduling needs. */
export type ReviewFact = Partial<Circumstances> & { readonly rating: Rating; readonly reviewedAt: Date }

/**
 * The 21 parameters of FSRS-6. ts-fsrs puts its defaults in place of a list of another length and moves a value that
 * is out of bounds without a word; both are refused here. The tolerance is for weights trained in single precision.
 */
export const Weights = z
  .array(z.number())
  .length(21)
  .refine(
    (weights) =>
      clipParameters(weights, 0, false).every((clipped, i) => Math.abs(clipped - (weights[i] ?? NaN)) < 1e-6),
    {
      message: 'a weight is outside of the bounds of FSRS-6',
    },
  )
  .readonly()
  .brand<'Weights'>()
export type Weights = z.infer<typeof Weights>

/** Those ts-fsrs comes with, trained on many learners. */
export const DEFAULT_WEIGHTS: Weights = Weights.parse([...default_w])

export const Policy = z
  .strictObject({
    /** Chance of recall at which a card falls due. At 1 every interval would be a day; below a half it is mostly forgotten. */
    desiredRetention: z.number().min(0.5).max(0.99),
    maximumIntervalDays: z.int().min(1).max(36_500),
    /** Null: those ts-fsrs comes with, trained on many learners. */
    weights: Weights.nullable(),
    day: StudyDayConfig,
  })
  .readonly()
export type Policy = z.infer<typeof Policy>

/** `timeZone` as IANA names it. */
export function defaultPolicy(timeZone: string): Policy {
  return { desiredRetention: 0.9, maximumIntervalDays: 36_500, weights: null, day: { timeZone, rolloverHour: 4 } }
}

/**
 * The schedule after a card was rated at `at`. FSRS-6 in long-term mode, for answers that take minutes: no learning
 * steps within a day. Time is counted in study days, so twice on one day is no time at all, and so is a clock that was
 * set back. `again` keeps what FSRS leaves of the stability: most often 1 day, for an old memory several, never less
 * than 1. Throws a ZodError when the policy is not one (parse it where it comes in).
 */
export function answer(
  schedule: Schedule,
  rating: Rating,
  at: Date,
  policy: Policy,
  circumstances: Circumstances = PLAIN,
): Schedule {
  const review = { rating, reviewedAt: at, ...circumstances }
  return { ...remember(schedule, review, policy), dueAt: dueAfter(schedule, review, policy) }
}

type Reviewed = Extract<Schedule, { readonly state: 'review' }>
/** A schedule without its day, which only the last answer decides: what a fold of a log carries along. */
export type Undated = { readonly state: 'new' } | Omit<Reviewed, 'dueAt'>

/** What an answer leaves in memory: all of `answer` but the day. */
export function remember(schedule: Undated, review: ReviewFact, policy: Policy): Omit<Reviewed, 'dueAt'> {
  const { rating, reviewedAt: at, isGatePassed = false } = review
  const isNew = schedule.state === 'new'
  const before = isNew ? { reps: 0, lapses: 0, passedAt: null, firstReviewAt: at } : schedule
  const days = isNew ? 0 : elapsedDays(schedule.lastReviewAt, at, policy)
  const recalledLater = (rating === 'good' || rating === 'easy') && elapsedDays(before.firstReviewAt, at, policy) > 0
  return {
    state: 'review',
    memory: nextMemory(isNew ? null : schedule.memory, rating, days, policy),
    firstReviewAt: before.firstReviewAt,
    lastReviewAt: at,
    reps: before.reps + 1,
    lapses: before.lapses + (rating === 'again' && !isNew ? 1 : 0),
    lastRating: rating,
    passedAt: before.passedAt ?? (isGatePassed || recalledLater ? at : null),
  }
}

/** The start of the study day on which a card that stood so comes back after this answer. */
export function dueAfter(before: Undated, { rating, reviewedAt, place = null }: ReviewFact, policy: Policy): Date {
  const exactDays = previews(before, reviewedAt, policy)[rating]
  const days = intervalAt(exactDays, place, policy.maximumIntervalDays)
  return startOfDayAfter(reviewedAt, days, policy.day)
}

/** The schedule that `facts` amount to, in the order in which they were recorded. To undo a review, leave it out. */
export function replay(facts: readonly ReviewFact[], policy: Policy): Schedule {
  return facts.reduce<Schedule>(
    (schedule, { rating, reviewedAt, place = null, isGatePassed = false }) =>
      answer(schedule, rating, reviewedAt, policy, { place, isGatePassed }),
    { state: 'new' },
  )
}

/** In how many study days (whole, at least 1) each rating given at `at` would bring the card back. */
export function previews(schedule: Undated, at: Date, policy: Policy): Record<Rating, number> {
  if (schedule.state === 'new') return intervalsAfter(null, 0, policy)
  return intervalsAfter(schedule.memory, elapsedDays(schedule.lastReviewAt, at, policy), policy)
}

/**
 * Chance of recalling the card at `at`, 0..1, by the forgetting curve of FSRS-6. Elapsed time is whole study days, as it
 * is when an answer is scheduled: the chance shown is the one the answer will be judged by. A new card has none: null.
 */
export function retrievability(schedule: Schedule, at: Date, policy: Policy): number | null {
  if (schedule.state === 'new') return null
  return recallChance(schedule.memory, elapsedDays(schedule.lastReviewAt, at, policy), policy)
}

/** Chance of recall, 0..1, `days` whole study days (at least 0) after the review that left this memory. */
export function recallChance(memory: Memory, days: number, policy: Policy): number {
  return engineOf(policy).forgetting_curve(days, memory.stabilityDays)
}

/**
 * The memory that a recall rated so leaves, `days` whole study days (at least 0) after the one before it; of a new card,
 * whose memory is null, whatever `days`. To the last bit what `answer` gives, without intervals and without the three
 * ratings that were not given: for folding logs of a million reviews.
 */
export function nextMemory(memory: Memory | null, rating: Rating, days: number, policy: Policy): Memory {
  const before = memory && { stability: memory.stabilityDays, difficulty: memory.difficulty }
  const { stability, difficulty } = engineOf(policy).next_state(before, days, GRADES[rating])
  return { stabilityDays: stability, difficulty }
}

/**
 * In how many study days (whole, at least 1) each rating would bring a card with this memory back, `days` whole study days
 * (at least 0) after the recall that left it; a new card, whose memory is null, whatever `days`. When the chance of
 * recall has come down to the desired retention, but for a day or more between the ratings, the better the later, as
 * ts-fsrs keeps them apart in long-term mode. It goes up to three days beyond the maximum for that; here the maximum
 * holds. Exact: where in the days around it a card is put is decided in `spread.ts`.
 */
export function intervalsAfter(memory: Memory | null, days: number, policy: Policy): Record<Rating, number> {
  const alone = (rating: Rating): number => intervalDays(nextMemory(memory, rating, days, policy), policy)
  const hardAlone = alone('hard')
  const again = Math.min(alone('again'), hardAlone)
  const hard = Math.max(hardAlone, again + 1)
  const good = Math.max(alone('good'), hard + 1)
  const easy = Math.max(alone('easy'), good + 1)
  const most = policy.maximumIntervalDays
  return { again, hard: Math.min(hard, most), good: Math.min(good, most), easy: Math.min(easy, most) }
}

/** Days, whole and at least 1, until the chance of recalling a memory has come down to the desired retention. */
export const intervalDays = (memory: Memory, policy: Policy): number =>
  engineOf(policy).next_interval(memory.stabilityDays, 0)

/** A parent opens its follow-ups while it is known this well: a stability of three days, a chance of recall of 0.8. */
const OPENING = { stabilityDays: 3, retrievability: 0.8 } as const

/**
 * The end of the time in which a card opens its follow-ups: from then on it is remembered too badly for questions that
 * stand on it. Null: it does not open them, as it was never passed, is too new, or was forgotten and not recalled since.
 */
export function opensUntil(schedule: Schedule, policy: Policy): Date | null {
  if (schedule.state === 'new' || schedule.passedAt === null || schedule.lastRating === 'again') return null
  const { stabilityDays } = schedule.memory
  if (stabilityDays < OPENING.stabilityDays) return null
  const engine = engineOf(policy)
  // Whole days, by doubling and halving: the curve falls all the time, and has no need to be solved for.
  const isKnown = (days: number): boolean => engine.forgetting_curve(days, stabilityDays) >= OPENING.retrievability
  let [known, unknown] = [0, 1]
  while (isKnown(unknown)) [known, unknown] = [unknown, unknown * 2]
  while (unknown - known > 1) {
    const middle = Math.floor((known + unknown) / 2)
    if (isKnown(middle)) known = middle
    else unknown = middle
  }
  return startOfDayAfter(schedule.lastReviewAt, unknown, policy.day)
}

/** A card is due from the first instant of its study day on. A new card is not due; it may be open. */
export function isDue(schedule: Schedule, at: Date): boolean {
  return schedule.state === 'review' && schedule.dueAt <= at
}

const GRADES = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const

function elapsedDays(since: Date, at: Date, policy: Policy): number {
  return Math.max(0, studyDaysBetween(since, at, policy.day))
}

const engines = new WeakMap<Policy, FSRS>()

function engineOf(policy: Policy): FSRS {
  let engine = engines.get(policy)
  if (!engine) {
    // Checked once more, because ts-fsrs would quietly go on with something else: retention 0 becomes 0.9.
    const { desiredRetention, maximumIntervalDays, weights } = Policy.parse(policy)
    engine = new FSRS({
      request_retention: desiredRetention,
      maximum_interval: maximumIntervalDays,
      w: [...(weights ?? default_w)],
      enable_short_term: false,
      enable_fuzz: false,
      learning_steps: [],
      relearning_steps: [],
    })
    engines.set(policy, engine)
  }
  return engine
}
