import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

type Tree = { readonly [key: string]: string | Tree }
/** Path → text. Joined with `_`, because a dot in a key means nesting. */
const flat = (tree: Tree, path = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [`${path}${key}`]: value } : flat(value, `${path}${key}_`),
    ),
  )
/** The values a message takes: a brace, a bare word, then a brace or a comma. */
const valuesOf = (text: string) => new Set([...text.matchAll(/\{(\w+)[},]/g)].flatMap((match) => match.slice(1)))
const values = (messages: Record<string, string>) =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, valuesOf(text)]))

test('both languages say the same things, with the same values', () => {
  expect(values(flat(en))).toEqual(values(flat(zh)))
})

test.each([
  ['zh', flat(zh)],
  ['en', flat(en)],
] as const)('every message in %s is well-formed', (locale, messages) => {
  const failures: string[] = []
  const t = createTranslator<Record<string, string>>({ locale, messages, onError: (e) => failures.push(e.message) })
  for (const [key, text] of Object.entries(messages)) {
    t(key, Object.fromEntries([...valuesOf(text)].map((name) => [name, 2])))
  }
  expect(failures).toEqual([])
})
