import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { HEDGE_KINDS, RULES } from '#core/practice/nitpick/finding.ts'
import { nitpickEn } from '../../../_messages/nitpick.en.ts'
import { nitpickZh } from '../../../_messages/nitpick.zh.ts'
import { say } from './say.ts'

/** More than any one text takes; each takes what it names. */
const COUNTS = [0, 1, 2, 5, 1234.5]
const VALUES = COUNTS.flatMap((n) =>
  [...HEDGE_KINDS, 'something else'].flatMap((why) =>
    ['few', 'several'].map((kind) => ({
      kind,
      why,
      better: 'use {x} #',
      missing: 'fd · fork',
      point: '继承',
      isMended: n > 1 ? 1 : 0,
      count: n,
      times: n,
      more: n,
      found: n,
      seconds: n,
      sentences: n,
      references: n,
      sentence: 2,
      terms: 5,
      limit: 12,
      demos: 0,
    })),
  ),
)

test.each([
  ['zh', nitpickZh.say],
  ['en', nitpickEn.say],
] as const)('what rules say in %s is said here as on the server', (locale, messages) => {
  const t = createTranslator<Record<string, string>>({ locale, messages })
  for (const rule of RULES) {
    for (const values of VALUES) expect(say(messages[rule], values, locale)).toBe(t(rule, values))
  }
})
