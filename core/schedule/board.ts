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
const CODES = 48

/** The facts that this number stands for, 0 to 47. */
export function factsOf(code: number): BoardFacts {
  const has = (weight: number): boolean => Math.floor(code / weight) % 2 === 1
  return {
    last: LAST_ANSWERS[code % LAST_ANSWERS.length] ?? 'none',
    isBegun: has(FACT_WEIGHTS.isBegun),
    wasPassed: has(FACT_WEIGHTS.wasPassed),
    isLeech: has(FACT_WEIGHTS.isLeech),
    wasStudied: has(FACT_WEIGHTS.wasStudied),
  }
}

/** The numbers of all facts that make one of these states. */
export const codesOf = (states: readonly BoardState[]): readonly number[] =>
  Array.from({ length: CODES }, (_, code) => code).filter((code) => states.includes(boardStateOf(factsOf(code))))
