import { expect, test } from 'vitest'
import { DEFAULT_RATE } from '#core/practice/rate.ts'
import { countsOf } from './counts.ts'

test.each([
  ['a list is a sentence an item', '1. 一句。也算这一句。\n2. 两句。\n   接着。', 2],
  ['so are bullets', '- a\n* b\n+ c', 3],
  ['prose ends where its sentences end', '为什么？因为继承。It is e.g. inherited. Yes! 没完', 5],
  ['a full stop in a version ends nothing', 'Since 1.25.3 it works', 1],
  ['nothing is no sentence', '\n\n', 0],
  ['code is not said', '一句。\n\n```c\nint a; // 注释。\n```\n', 1],
] as const)('%s', (_, markdown, sentences) => {
  expect(countsOf(markdown, DEFAULT_RATE).sentences).toBe(sentences)
})

test('what nobody says is not counted: marks, addresses, tags, code, numbers of a list', () => {
  const { words, hanzi } = countsOf(
    '## 标题\n\n1. **继承** [文档](https://nginx.org/en/docs) `fork`\n\n<Demo id="config-reload" />\n\n```sh\nls -l\n```',
    DEFAULT_RATE,
  )
  expect([words, hanzi]).toEqual([1, 6])
})

test('time is that of the learner’s own pace', () => {
  const text = '进'.repeat(240)
  expect(countsOf(text, DEFAULT_RATE).speechMs).toBe(60_000)
  expect(countsOf(text, { ...DEFAULT_RATE, hanziPerMinute: 480 }).speechMs).toBe(30_000)
})
