import { expect, test } from 'vitest'
import type { GrowthStep, GrownAttempt } from '#core/journal/growth.ts'
import { AttemptId } from '#core/practice/record.ts'
import { pairOf, pointsOf } from './points.ts'

const ID = AttemptId.parse('0b2c1d3e-0000-4000-8000-000000000001')
const version = (n: number, changed: Extract<GrowthStep, { readonly kind: 'version' }>['changed']): GrowthStep => ({
  kind: 'version',
  at: new Date(n),
  n,
  changed,
  answerWords: 1,
})
const attempt = (some: Partial<GrownAttempt> = {}): GrownAttempt => ({
  kind: 'attempt',
  at: new Date(9),
  id: ID,
  way: 'typed',
  verdict: 'failed',
  single: null,
  thought: 'fork',
  sentences: ['One.', '', '', '', ''],
  spokenMs: 0,
  words: 1,
  found: 0,
  changes: null,
  ...some,
})
const [first, second, said] = [
  { of: 'version', n: 1, part: 'answer' },
  { of: 'version', n: 2, part: 'answer' },
  { of: 'attempt', id: ID, part: 'answer' },
] as const

test('a version offers the parts it changed, an attempt what was said or thought', () => {
  expect(pointsOf(version(1, ['question', 'answer']), null)).toHaveLength(2)
  expect(pointsOf(version(1, ['question', 'answer']), 'answer')).toEqual([first])
  expect(pointsOf(attempt(), null)).toEqual([said])
  expect(pointsOf(attempt(), 'thought')).toEqual([{ ...said, part: 'thought' }])
  expect(pointsOf(attempt({ words: 0, thought: '' }), 'thought')).toEqual([])
  expect(pointsOf(attempt({ words: 0 }), null)).toEqual([])
})

test.each([
  ['nothing asked for', [version(2, ['answer']), attempt(), version(1, ['answer'])], null, null, null, [first, said]],
  ['two asked for', [version(1, ['answer'])], null, second, first, [second, first]],
  ['one of the two', [version(1, ['answer']), version(2, ['answer'])], null, null, first, null],
  ['a stage', [version(1, ['gap']), version(2, ['answer']), attempt()], 'answer', null, null, [second, said]],
  ['a stage that was written once', [version(1, ['gap']), attempt()], 'gap', null, null, null],
  ['no texts', [], null, null, null, null],
] as const)('%s: which two are compared', (_, steps, stage, a, b, pair) => {
  expect(pairOf(steps, stage, a, b)).toEqual(pair)
})
