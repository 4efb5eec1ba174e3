import { expect, test } from 'vitest'
import { chooseLocale } from './locale.ts'

test('a choice outweighs the browser', () => {
  expect(chooseLocale('en', 'zh-CN,zh')).toBe('en')
  expect(chooseLocale('tlh', 'en')).toBe('en')
})

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['fr-FR, en;q=0.3, zh;q=0.7', 'zh'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['fr', 'zh'],
  ['', 'zh'],
  [null, 'zh'],
] as const)('%j is read as %s', (header, expected) => {
  expect(chooseLocale(undefined, header)).toBe(expected)
})
