/**
 * Where a question stands on the board of whoever works through it, from what happened so far and nothing else.
 *
 * - `asked`: it is there, and nothing was done about it.
 * - `thinking`: an attempt is under way, or single sentences were tried, and nothing was judged yet, or that was taken back.
 * - `answered`: it was recalled the last time, and is not passed yet.
 * - `failed`: it was missed the last time.
 * - `studying`: it was missed, or is a leech, and was read about since.
 * - `leech`: it was missed so often that it is not asked until it was read about.
 * - `passed`: it was passed, and not missed the last time.
 */
export const BOARD_STATES = ['asked', 'thinking', 'answered', 'failed', 'studying', 'leech', 'passed'] as const
export type BoardState = (typeof BOARD_STATES)[number]

/** What came of the last answer, be it a review or an attempt that was judged. */
export const LAST_ANSWERS = ['none', 'missed', 'recalled'] as const

export type BoardFacts = {
  readonly last: (typeof LAST_ANSWERS)[number]
  /** An attempt is under way, or was saved without a verdict that counts. */
  readonly isBegun: boolean
  /** It was passed at some time. */
  readonly wasPassed: boolean
  readonly isLeech: boolean
  /** One of its references was read, or it was studied as a leech, since the last answer. */
  readonly wasStudied: boolean
}

export function boardStateOf({ last, isBegun, wasPassed, isLeech, wasStudied }: BoardFacts): BoardState {
  if (last === 'none') return isBegun ? 'thinking' : 'asked'
  if (last === 'missed' || isLeech) {
    if (wasStudied) return 'studying'
    return isLeech ? 'leech' : 'failed'
  }
  return wasPassed ? 'passed' : 'answered'
}

/** Facts as one number, in which a database can count and look for them: the sum of what each of them weighs. */
export const FACT_WEIGHTS = { last: 1, isBegun: 3, wasPassed: 6, isLeech: 12, wasStudied: 24 } as const
/** Added to that number for a state that the learner set: so many times its place in `BOARD_STATES`, from 1. */
export const HAND_WEIGHT = 48
const CODES = HAND_WEIGHT * (BOARD_STATES.length + 1)

/** The facts that this number stands for, whatever the learner set. */
export function factsOf(code: number): BoardFacts {
  const facts = code % HAND_WEIGHT
  const has = (weight: number): boolean => Math.floor(facts / weight) % 2 === 1
  return {
    last: LAST_ANSWERS[facts % LAST_ANSWERS.length] ?? 'none',
    isBegun: has(FACT_WEIGHTS.isBegun),
    wasPassed: has(FACT_WEIGHTS.wasPassed),
    isLeech: has(FACT_WEIGHTS.isLeech),
    wasStudied: has(FACT_WEIGHTS.wasStudied),
  }
}

/** Where a question stands, and where facts alone would put it. The learner's word goes before theirs. */
export type BoardPlace = {
  readonly state: BoardState
  readonly byFacts: BoardState
  /** The learner set it, be it to what facts say as well. */
  readonly isByHand: boolean
}

/** The place that this number stands for, 0 to 383. */
export function placeOf(code: number): BoardPlace {
  const byFacts = boardStateOf(factsOf(code))
  const set = BOARD_STATES[Math.floor(code / HAND_WEIGHT) - 1]
  return { state: set ?? byFacts, byFacts, isByHand: set !== undefined }
}

/** The numbers of all places that are as they are asked for. */
export const codesOf = (isWanted: (place: BoardPlace) => boolean): readonly number[] =>
  Array.from({ length: CODES }, (_, code) => code).filter((code) => isWanted(placeOf(code)))
