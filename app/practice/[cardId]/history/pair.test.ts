import { expect, test } from 'vitest'
import { AttemptId } from '#core/practice/record.ts'
import { pairOf } from './pair.ts'

const attempt = (n: number) => ({ id: AttemptId.parse(`00000000-0000-4000-8000-00000000000${n}`) })
const [newest, middle, oldest] = [attempt(3), attempt(2), attempt(1)]
const all = [newest, middle, oldest]

test.each([
  ['nothing asked for', undefined, undefined, [middle, newest]],
  ['two asked for', oldest.id, middle.id, [oldest, middle]],
  ['the earlier one asked for', oldest.id, undefined, [oldest, newest]],
  ['one that is not there', attempt(9).id, newest.id, [middle, newest]],
  ['no id at all', ['x'], 7, [middle, newest]],
  ['the same twice', oldest.id, oldest.id, null],
] as const)('%s', (_, a, b, pair) => {
  expect(pairOf(all, a, b)).toEqual(pair)
})

test('one attempt is not compared with itself', () => {
  expect(pairOf([newest], undefined, undefined)).toBeNull()
  expect(pairOf([], undefined, undefined)).toBeNull()
})
