import { expect, test } from 'vitest'
import { drawsOf } from './draws.ts'
import { madeUpLibrary } from './library.ts'
import { answerable, answerTo, ownChance, type Standing, unasked } from './standing.ts'
import type { TrueMemory } from './truth/truth.ts'

/** Recalled with the same chance for ever. */
const steady = (chance: number): TrueMemory => ({ recallChance: () => chance, after: () => steady(chance) })

/** A chain of three, each a follow-up of the one before, known so well. */
function chainOf(...chances: readonly number[]): readonly Standing[] {
  const question = madeUpLibrary(1, drawsOf(1))[0]
  if (!question) throw new Error('a library has a card')
  const chain = chances.map((_, place) => ({ ...question, place }))
  const linked = chain.map((one, place) => ({ ...one, parents: chain.slice(Math.max(0, place - 1), place) }))
  const standings = unasked(linked)
  for (const [i, standing] of standings.entries()) standing.memory = steady(chances[i] ?? 0)
  return standings
}

const last = (standings: readonly Standing[]): Standing => {
  const standing = standings.at(-1)
  if (!standing) throw new Error('a chain has an end')
  return standing
}

test('by hand: what a follow-up depends on is there or is not, all the way up', () => {
  const end = last(chainOf(0.5, 0.8, 0.9))
  expect(answerable(end, 1, 0)).toBe(0.9)
  expect(answerable(end, 1, 1)).toBeCloseTo(0.5 * 0.8 * 0.9, 12)
  expect(answerable(end, 1, 0.3)).toBeCloseTo(0.9 * (0.7 + 0.3 * 0.8 * (0.7 + 0.3 * 0.5)), 12)
})

test('of two parents the one known best serves', () => {
  const [first, second, third] = chainOf(0.2, 0.6, 1)
  if (!first || !second || !third) throw new Error('a chain of three')
  expect(
    answerable(
      {
        ...third,
        parents: [
          { ...first, parents: [] },
          { ...second, parents: [] },
        ],
      },
      1,
      1,
    ),
  ).toBe(0.6)
})

test('a question never asked is known to half of the learners, an easy one to more', () => {
  const standing = last(unasked(madeUpLibrary(1, drawsOf(1)).slice(0, 1)))
  const of = (ease: number): number => ownChance({ ...standing, question: { ...standing.question, ease } }, 0)
  expect(of(0)).toBe(0.5)
  expect(of(1)).toBeGreaterThan(0.7)
})

test.each([0, 0.3, 0.6, 1])('with a coupling of %f, answers succeed as often as the chance says', (coupling) => {
  const end = last(chainOf(0.5, 0.8, 0.9))
  const recalled = Array.from({ length: 4000 }, (_, seed) => answerTo(end, 1, coupling, drawsOf(seed))).filter(
    ({ rating }) => rating !== 'again',
  ).length
  expect(Math.abs(recalled / 4000 - answerable(end, 1, coupling))).toBeLessThan(0.025)
})

test('an answer has the same luck on whatever day it is given', () => {
  const end = last(chainOf(0.5, 0.8, 0.9))
  for (let seed = 0; seed < 50; seed += 1) {
    expect(answerTo(end, 30, 0.6, drawsOf(seed))).toEqual(answerTo(end, 1, 0.6, drawsOf(seed)))
  }
})

test('without coupling no parent is used, whatever it is known like', () => {
  const [lost, known] = [last(chainOf(0, 0, 0.9)), last(chainOf(1, 1, 0.9))]
  for (let seed = 0; seed < 200; seed += 1) {
    const answer = answerTo(lost, 1, 0, drawsOf(seed))
    expect(answer).toEqual(answerTo(known, 1, 0, drawsOf(seed)))
    expect(answer.used).toBeNull()
  }
})

test('a parent that is known never makes an answer fail, one that is not makes it fail whenever it is needed', () => {
  const [lost, known] = [last(chainOf(0, 0, 1)), last(chainOf(1, 1, 1))]
  const needed = Array.from({ length: 200 }, (_, seed) => drawsOf(seed)).filter((draws) => {
    const answer = answerTo(known, 1, 0.4, draws)
    expect(answer.rating).not.toBe('again')
    expect(answerTo(lost, 1, 0.4, draws).rating === 'again').toBe(answer.used !== null)
    return answer.used !== null
  })
  expect(needed.length).toBeGreaterThan(50)
  expect(needed.length).toBeLessThan(110)
})
