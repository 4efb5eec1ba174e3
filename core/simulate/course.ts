import type { CardId } from '#core/card/card.ts'
import type { Pausing } from '#core/schedule/evaluate/pausing.ts'
import { answer, opensUntil, type Schedule } from '#core/schedule/memory.ts'
import { credited } from './credit.ts'
import { type Draws, normal } from './draws.ts'
import { madeUpLibrary } from './library.ts'
import { BELIEF, instantOf, type Limits, planned, type Queue } from './planning.ts'
import { answerable, answerTo, ownChance, type Standing, unasked } from './standing.ts'
import type { Learner, TrueModel } from './truth/truth.ts'

/** One learner studying a made-up library in one way. */
export type Course = {
  readonly queue: Queue
  readonly model: TrueModel
  /** How much follow-ups depend on their parents, 0..1 (`answerable`). */
  readonly coupling: number
  /**
   * Whether a follow-up that was answered with the help of its parent leaves the parent as well remembered as a recall of
   * it rated good would. It hardly does, but it may do something: the truth lies between the two.
   */
  readonly isRehearsing: boolean
  readonly days: number
  readonly limits: Limits
  /** Chains in the library. */
  readonly chains: number
}

/** What came of a course. Chances are true ones, on the day after the last. */
export type Outcome = {
  /** Questions that can be answered: the sum of their chances, of those never asked as well. */
  readonly answerable: number
  /** Chains that can be answered from end to end: the sum of their chances. */
  readonly wholeChains: number
  readonly introduced: number
  /** Answers that failed, but for first ones. */
  readonly failed: number
  readonly probes: number
  readonly minutesPerDay: number
  /** Of the longest day. */
  readonly mostMinutes: number
}

/**
 * Studies day by day: what the queue plans is answered in order, and planned anew when an answer opens follow-ups. The
 * same draws make the same learner and library, and give the same luck to a question’s n-th answer, whatever the queue.
 */
export function* outcomeOf(course: Course, draws: Draws): Pausing<Outcome> {
  const learner = course.model((nth) => normal(draws(LEARNER, 0, 'trait', nth), draws(LEARNER, 1, 'trait', nth)))
  const standings = unasked(madeUpLibrary(course.chains, draws))
  const study = {
    ...course,
    draws,
    learner,
    standings: course.queue === 'random' ? shuffled(standings, draws) : standings,
    byId: new Map(standings.map((standing) => [standing.question.id, standing])),
  }
  const days: Done[] = []
  for (let day = 0; day < course.days; day += 1) {
    yield
    days.push(doneOn(day, study))
  }
  const sum = (figure: (done: Done) => number): number => days.reduce((all, done) => all + figure(done), 0)
  return {
    answerable: standings.reduce((all, one) => all + answerable(one, course.days, course.coupling), 0),
    wholeChains: wholeChains(standings, course.days),
    introduced: sum(({ introduced }) => introduced),
    failed: sum(({ failed }) => failed),
    probes: sum(({ probes }) => probes),
    minutesPerDay: sum(({ minutes }) => minutes) / course.days,
    mostMinutes: Math.max(...days.map(({ minutes }) => minutes)),
  }
}

/** Draws of the learner are those of a card that no library has. */
const LEARNER = -1

type Study = Course & {
  readonly draws: Draws
  readonly learner: Learner
  /** In the order in which new ones come. */
  readonly standings: readonly Standing[]
  readonly byId: ReadonlyMap<CardId, Standing>
}

/** What was done on a day. */
type Done = { readonly asked: Standing[]; minutes: number; introduced: number; failed: number; probes: number }

function doneOn(day: number, study: Study): Done {
  const { queue, standings, byId, limits } = study
  const done: Done = { asked: [], minutes: 0, introduced: 0, failed: 0, probes: 0 }
  for (let isOpening = true; isOpening;) {
    isOpening = false
    for (const { id, reason } of planned(queue, standings, day, done, limits)) {
      const standing = byId.get(id)
      if (!standing) throw new Error(`${id} was planned and is not in the library`)
      const { schedule: before, opensUntil: openedUntil } = standing
      const at = instantOf(day, done.minutes)
      const isRecalled = answered(standing, day, at, study)
      done.asked.push(standing)
      done.minutes += standing.question.minutes
      if (before.state === 'new') done.introduced += 1
      else if (!isRecalled) done.failed += 1
      if (reason === 'probe') done.probes += 1
      isOpening = hasOpened(standing, openedUntil, at)
      if (isOpening) break
    }
  }
  return done
}

/** Answers a question: both what is true of it and what is believed of it change. Says whether it was recalled. */
function answered(standing: Standing, day: number, at: Date, study: Study): boolean {
  const { question, schedule, memory, lastDay, parents } = standing
  const { queue, coupling, isRehearsing, draws, learner } = study
  const { rating, used } = answerTo(standing, day, coupling, draws)
  const place = draws(question.place, schedule.state === 'new' ? 0 : schedule.reps, 'place')
  standing.memory = memory ? memory.after(rating, day - lastDay) : learner(question.ease, rating)
  standing.lastDay = day
  if (isRehearsing && used !== null) rehearse(used, day)
  believe(standing, answer(schedule, rating, at, BELIEF, { place, isGatePassed: false }))
  if (queue === 'credit' && rating !== 'again') {
    for (const parent of parents) believe(parent, credited(parent.schedule, at))
  }
  return rating !== 'again'
}

/** Once a day at most, and nothing where the parent was known without ever being asked. */
function rehearse(parent: Standing, day: number): void {
  if (parent.memory === null || parent.lastDay === day) return
  parent.memory = parent.memory.after('good', day - parent.lastDay)
  parent.lastDay = day
}

function believe(standing: Standing, schedule: Schedule): void {
  standing.schedule = schedule
  standing.opensUntil = opensUntil(schedule, BELIEF)
}

const hasOpened = ({ opensUntil: until, followUps }: Standing, before: Date | null, at: Date): boolean =>
  until !== null && (before === null || before <= at) && followUps.some(({ memory }) => memory === null)

function shuffled(standings: readonly Standing[], draws: Draws): readonly Standing[] {
  const order = ({ question }: Standing): number => draws(question.place, 0, 'order')
  return standings.toSorted((a, b) => order(a) - order(b))
}

/** A chain can be answered if every question is known by itself: then no parent is missing either. */
function wholeChains(standings: readonly Standing[], day: number): number {
  const chances = new Map<number, number>()
  for (const standing of standings) {
    const { chain } = standing.question
    chances.set(chain, (chances.get(chain) ?? 1) * ownChance(standing, day))
  }
  return [...chances.values()].reduce((all, chance) => all + chance, 0)
}
