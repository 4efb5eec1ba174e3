import { expect, test } from 'vitest'
import {
  BOARD_STATES,
  boardStateOf,
  codesOf,
  FACT_WEIGHTS,
  factsOf,
  HAND_WEIGHT,
  LAST_ANSWERS,
  placeOf,
  type BoardFacts,
} from './board.ts'

const NOTHING: BoardFacts = { last: 'none', isBegun: false, wasPassed: false, isLeech: false, wasStudied: false }

test.each([
  ['asked', {}],
  ['asked', { wasStudied: true }],
  ['thinking', { isBegun: true }],
  ['thinking', { isBegun: true, wasStudied: true }],
  ['answered', { last: 'recalled' }],
  ['answered', { last: 'recalled', isBegun: true }],
  ['failed', { last: 'missed' }],
  ['failed', { last: 'missed', wasPassed: true }],
  ['failed', { last: 'missed', isBegun: true }],
  ['studying', { last: 'missed', wasStudied: true }],
  ['studying', { last: 'missed', isLeech: true, wasStudied: true }],
  ['studying', { last: 'recalled', isLeech: true, wasStudied: true }],
  ['leech', { last: 'missed', isLeech: true }],
  ['leech', { last: 'recalled', isLeech: true, wasPassed: true }],
  ['passed', { last: 'recalled', wasPassed: true }],
  ['passed', { last: 'recalled', wasPassed: true, wasStudied: true, isBegun: true }],
] as const)('a question is %s by these facts: %o', (state, facts) => {
  expect(boardStateOf({ ...NOTHING, ...facts })).toBe(state)
})

test('a number stands for the facts whose weights add up to it', () => {
  for (let code = 0; code < 48; code += 1) {
    const { last, ...flags } = factsOf(code)
    const sum = (['isBegun', 'wasPassed', 'isLeech', 'wasStudied'] as const)
      .filter((name) => flags[name])
      .reduce((total, name) => total + FACT_WEIGHTS[name], LAST_ANSWERS.indexOf(last))
    expect(sum).toBe(code)
  }
})

test('each number belongs to one state', () => {
  const all = BOARD_STATES.flatMap((state) => codesOf((place) => place.state === state))
  expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 384 }, (_, code) => code))
})

test('a state that was set goes before the facts, and both are told', () => {
  const failed = FACT_WEIGHTS.last + FACT_WEIGHTS.wasPassed
  expect(placeOf(failed)).toEqual({ state: 'failed', byFacts: 'failed', isByHand: false })
  for (const [i, state] of BOARD_STATES.entries()) {
    const code = failed + HAND_WEIGHT * (i + 1)
    expect(placeOf(code)).toEqual({ state, byFacts: 'failed', isByHand: true })
    expect(factsOf(code)).toEqual(factsOf(failed))
  }
})
