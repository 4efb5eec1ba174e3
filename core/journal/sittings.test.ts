import { expect, test } from 'vitest'
import { sittingsOf } from './sittings.ts'

const version = (minute: number, text: string) => ({ text, at: new Date(Date.UTC(2026, 10, 28, 10, minute)) })
const texts = (...versions: readonly ReturnType<typeof version>[]) => sittingsOf(versions).map(({ text }) => text)

test('of what was saved within a few minutes the last is a version, and the newest of all is one', () => {
  expect(texts(version(0, 'a'), version(1, 'ab'), version(11, 'abc'), version(12, 'abcd'))).toEqual(['ab', 'abcd'])
  expect(texts()).toEqual([])
})

test('what was taken away is a version, and so are what it said before and after', () => {
  expect(texts(version(0, 'a'), version(1, 'ab'), version(2, ''), version(3, 'ab'), version(4, 'abc'))).toEqual([
    'ab',
    '',
    'abc',
  ])
})
