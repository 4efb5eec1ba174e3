import { expect, test } from 'vitest'
import { pairOf } from './pair.ts'

test.each([
  ['nothing asked for', undefined, undefined, [3, 4]],
  ['two asked for', '1', '3', [1, 3]],
  ['the later one first', '3', '1', [1, 3]],
  ['one, which is compared with the one before it', undefined, '2', [1, 2]],
  ['one, which is compared with the last one', '2', undefined, [2, 4]],
  ['one that is not there', '9', '2', [1, 2]],
  ['no numbers', ['x'], 'y', [3, 4]],
  ['the same twice', '2', '2', null],
  ['the first one, which has none before it', undefined, '1', null],
] as const)('%s', (_, a, b, pair) => {
  expect(pairOf(4, a, b)).toEqual(pair)
})

test('one version is not compared with itself', () => {
  expect(pairOf(1, undefined, undefined)).toBeNull()
})
