import type { Schedule } from '#core/schedule/memory.ts'
import type { OpenItem } from '#core/schedule/queue.ts'
import type { Rating } from '#core/schedule/rating.ts'
import type { Draws } from './draws.ts'
import { drawnRating, RECALLED } from './habits.ts'
import type { Question } from './library.ts'
import type { TrueMemory } from './truth/truth.ts'

/** Where a simulated learner stands with a question: what is believed of it, and what is true. */
export type Standing = {
  readonly question: Question
  readonly parents: readonly Standing[]
  readonly followUps: readonly Standing[]
  /** What the queue has to know of it besides its schedule. */
  readonly askable: Pick<OpenItem, 'id' | 'minutes' | 'parents' | 'spoils'>
  /** What the scheduler knows. */
  schedule: Schedule
  /** The end of the time in which it opens its follow-ups, by that. Null: it does not. */
  opensUntil: Date | null
  /** What the learner remembers. Null: it was never asked. */
  memory: TrueMemory | null
  /** The day on which it was last answered, or rehearsed by answering a follow-up. */
  lastDay: number
}

export function unasked(library: readonly Question[]): readonly Standing[] {
  const standings: (Standing & { readonly followUps: Standing[] })[] = []
  for (const question of library) {
    // Parents stand before their follow-ups.
    const parents = question.parents.flatMap(({ place }) => standings[place] ?? [])
    const { id, minutes } = question
    const askable = { id, minutes, parents: question.parents.map((parent) => parent.id), spoils: [] }
    const unseen = { schedule: { state: 'new' }, opensUntil: null, memory: null, lastDay: 0 } as const
    const standing = { question, parents, followUps: [], askable, ...unseen }
    standings.push(standing)
    for (const parent of parents) parent.followUps.push(standing)
  }
  return standings
}

/** Half an hour, for what was answered earlier on the same day. */
const SAME_DAY = 1 / 48

/** Chance, 0..1, that the learner knows a question by itself. What was never asked they may know all the same: half of them. */
export const ownChance = ({ question, memory, lastDay }: Standing, day: number): number =>
  memory === null ? 1 / (1 + Math.exp(-question.ease)) : memory.recallChance(Math.max(SAME_DAY, day - lastDay))

/**
 * Chance, 0..1, that a question is answered on a day: it is known by itself and, with a chance of `coupling`, its parent
 * is needed for it and has to be answerable as well. Of several parents the one known best serves. So
 * p = own · ((1 − coupling) + coupling · p of the parent), and at 0 parents do not matter.
 */
export function answerable(standing: Standing, day: number, coupling: number): number {
  const own = ownChance(standing, day)
  if (coupling === 0 || standing.parents.length === 0) return own
  return own * (1 - coupling + coupling * bestParent(standing, day, coupling))
}

const bestParent = (standing: Standing, day: number, coupling: number): number =>
  Math.max(...standing.parents.map((parent) => answerable(parent, day, coupling)))

/** How an answer was rated, and the parent it took to give it. Null: it took none, or the answer failed. */
export type Answer = { readonly rating: Rating; readonly used: Standing | null }

/**
 * How the learner rates their answer: drawn as `answerable` says, the parent that is missing included. Whatever made an
 * answer fail, the question was looked up and learnt anew.
 */
export function answerTo(standing: Standing, day: number, coupling: number, draws: Draws): Answer {
  const { question, schedule, parents } = standing
  const repetition = schedule.state === 'new' ? 0 : schedule.reps
  const drawn = (what: 'recall' | 'need' | 'parent' | 'rating'): number => draws(question.place, repetition, what)
  const chance = (parent: Standing): number => answerable(parent, day, coupling)
  const [best = null] = drawn('need') < coupling ? parents.toSorted((a, b) => chance(b) - chance(a)) : []
  const isFailed = drawn('recall') >= ownChance(standing, day) || (best !== null && drawn('parent') >= chance(best))
  return isFailed ? { rating: 'again', used: null } : { rating: drawnRating(RECALLED, drawn('rating')), used: best }
}
