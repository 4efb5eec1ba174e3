import { expect, test } from 'vitest'
import { answer, opensUntil } from '#core/schedule/memory.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { drawsOf } from './draws.ts'
import { madeUpLibrary } from './library.ts'
import { BELIEF, instantOf, planned, type Queue, QUEUES } from './planning.ts'
import { type Standing, unasked } from './standing.ts'

const LIMITS = { minutesPerDay: 1000, newPerDay: 100 }
const MORNING = { asked: [], minutes: 0, introduced: 0 }

/** Three chains nobody was asked about. */
const fresh = (): readonly Standing[] => unasked(madeUpLibrary(3, drawsOf(1)))
const plan = (queue: Queue, standings: readonly Standing[], day: number) =>
  planned(queue, standings, day, MORNING, LIMITS).map(({ id, reason }) => ({
    place: standings.findIndex(({ question }) => question.id === id),
    reason,
  }))

/** What the scheduler knows after these answers, each on its day. */
function rate(standing: Standing, ...answers: readonly (readonly [day: number, rating: Rating])[]): void {
  for (const [day, rating] of answers) standing.schedule = answer(standing.schedule, rating, instantOf(day, 0), BELIEF)
  standing.opensUntil = opensUntil(standing.schedule, BELIEF)
}

/** The root of the first chain, and the first of its follow-ups. */
function pair(standings: readonly Standing[]): { readonly root: Standing; readonly child: Standing } {
  const [root] = standings
  const child = root?.followUps[0]
  if (!root || !child) throw new Error('a chain has a root and follow-ups')
  return { root, child }
}

test('in the author’s order all that is new comes, from the first card to the last', () => {
  const places = plan('author', fresh(), 0).map(({ place }) => place)
  expect(places).toHaveLength(fresh().length)
  // Neighbours are kept apart, so that the order is the author’s but for a few places.
  for (const [i, place] of places.entries()) expect(Math.abs(place - i)).toBeLessThan(12)
})

test.each(['gate', 'probe', 'credit'] as const)('%s: at first only roots are open', (queue) => {
  expect(plan(queue, fresh(), 0).map(({ reason }) => reason)).toEqual(['root', 'root', 'root'])
})

test('a parent recalled on a later day opens its follow-ups; forgotten, it closes them again', () => {
  const standings = fresh()
  const { root, child } = pair(standings)
  rate(root, [0, 'good'], [3, 'good'])
  const opened = plan('gate', standings, 4).filter(({ reason }) => reason === 'follow-up')
  expect(opened.map(({ place }) => standings[place]?.parents[0])).toEqual(root.followUps.map(() => root))
  expect(opened.map(({ place }) => standings[place])).toContain(child)
  rate(root, [17, 'again'])
  expect(plan('gate', standings, 18).filter(({ reason }) => reason === 'follow-up')).toEqual([])
})

test('while a question is forgotten, what stands on it further down and is new waits', () => {
  const standings = fresh()
  const child = standings.find(({ parents, followUps }) => parents.length === 1 && followUps.length > 0)
  const [root] = child?.parents ?? []
  if (!child || !root) throw new Error('a chain is three deep')
  rate(child, [0, 'good'], [3, 'good'])
  const below = () => plan('gate', standings, 5).filter(({ place }) => standings[place]?.parents.includes(child))
  rate(root, [0, 'good'])
  expect(below()).not.toEqual([])
  rate(root, [4, 'again'])
  expect(below()).toEqual([])
})

test.each([
  ['gate', []],
  ['probe', ['probe']],
  ['credit', ['probe']],
] as const)('%s: a failed follow-up asks after a parent that is not due, the day after: %j', (queue, expected) => {
  const standings = fresh()
  const { root, child } = pair(standings)
  rate(root, [0, 'good'], [3, 'good'])
  rate(child, [4, 'good'], [12, 'again'])
  const reasons = plan(queue, standings, 13).flatMap(({ place, reason }) => (standings[place] === root ? reason : []))
  expect(reasons).toEqual(expected)
  expect(plan(queue, standings, 12).filter(({ reason }) => reason === 'probe')).toEqual([])
})

test.each(QUEUES)('%s: what is due comes before what is new', (queue) => {
  const standings = fresh()
  rate(pair(standings).root, [0, 'good'])
  expect(plan(queue, standings, 2)[0]?.reason).not.toBe('due')
  expect(plan(queue, standings, 3)[0]).toEqual({ place: 0, reason: 'due' })
})
