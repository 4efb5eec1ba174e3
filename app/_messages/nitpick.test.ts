import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { RULES, type RuleId, type Values } from '#core/practice/nitpick/finding.ts'
import { nitpickEn } from './nitpick.en.ts'
import { nitpickZh } from './nitpick.zh.ts'

const VALUES: Values = {
  'key-terms': { missing: '端口 · 监听', found: 0, terms: 2 },
  'five-sentences': { kind: 'few', count: 4, sentence: 0 },
  short: { seconds: 21, limit: 60 },
  long: { seconds: 81, limit: 60 },
  'over-time': { sentence: 2, seconds: 15.4, limit: 12 },
  scenario: { sentences: 5 },
  hedge: { words: 'probably', sentence: 2, why: 'doubt', times: 1, more: 0 },
  wordy: { words: 'in order to', sentence: 2, better: 'to', isMended: 1, times: 1, more: 0 },
  unexplained: { words: 'MVCC', sentence: 2, times: 1, more: 0 },
  'key-point': { point: 'It inherits' },
  'no-official-reference': { references: 2 },
  'no-demo': { demos: 0 },
}

const saying = (locale: 'zh' | 'en') => {
  const messages: Record<string, string> = locale === 'zh' ? nitpickZh.say : nitpickEn.say
  const t = createTranslator<Record<string, string>>({ locale, messages })
  return (rule: RuleId, values: Readonly<Record<string, string | number>> = {}) => {
    const all: Record<string, string | number> = { ...VALUES[rule], ...values }
    return t(rule, all)
  }
}

test('every rule has a title, a sentence and a way to mend it, in both languages', () => {
  for (const messages of [nitpickZh, nitpickEn]) {
    for (const part of [messages.rule, messages.say, messages.mend]) {
      expect(Object.keys(part).sort()).toEqual([...RULES].sort())
    }
  }
})

test.each(RULES)('what %s says has no gaps', (rule) => {
  for (const locale of ['zh', 'en'] as const) {
    const text = saying(locale)(rule)
    expect(text).not.toMatch(/[{}#]|undefined|NaN|^\s|\s$| {2}/)
    expect(text).toMatch(/[.。]$/)
  }
})

test('sentences that depend on how many there are', () => {
  const [zh, en] = [saying('zh'), saying('en')]
  expect(zh('five-sentences', { count: 0 })).toBe('五句话，一句也没说。')
  expect(en('five-sentences', { kind: 'several', count: 2 })).toBe(
    'This one holds 2 sentences; the second begins here.',
  )
  expect(zh('hedge', { times: 3, more: 2 })).toBe('听起来自己也没把握，一共说了 3 次。这样的词还有 2 个。')
  expect(en('hedge', { why: 'degree', more: 1 })).toBe('This is a judgement, not a figure. There is 1 more such word.')
  expect(zh('wordy', { isMended: 0, better: '' })).toBe('删掉也不少意思。')
  expect(en('wordy')).toBe('“to” says as much.')
  expect(en('unexplained', { times: 2 })).toBe('It comes up 2 times and is not explained.')
  expect(en('no-official-reference', { references: 0 })).toBe('The card has no references yet.')
  expect(zh('over-time')).toBe('这一句用了 15.4 秒，限时 12 秒。')
})
