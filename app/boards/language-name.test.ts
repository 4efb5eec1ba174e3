import { expect, test } from 'vitest'
import { languageNames } from './language-name.ts'

test.each([
  ['en', 'zh', 'Chinese'],
  ['zh', 'zh-Hant', '繁体中文'],
  ['en', 'zz', 'zz'],
  // Cards may say so, and addresses anything.
  ['en', 'zh-x', 'zh-x'],
  ['en', 'x', 'x'],
] as const)('read in %s, %s is %s', (locale, lang, name) => {
  expect(languageNames(locale)(lang)).toBe(name)
})
