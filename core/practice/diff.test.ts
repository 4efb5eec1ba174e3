import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffPart, wordDiff } from './diff.ts'

const MARKS = { same: '', added: '+', removed: '-' } as const
const shown = (parts: readonly DiffPart[]): string =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : `[${MARKS[kind]}${text}]`)).join('')

test.each([
  ['en', 'The old master forks.', 'The old master forks.', 'The old master forks.'],
  ['en', '', 'Forks.', '[+Forks.]'],
  ['en', 'Forks.', '', '[-Forks.]'],
  ['en', 'It keeps the socket open', 'It keeps the listening socket open', 'It keeps the [+listening ]socket open'],
  ['zh', '监听的描述符是继承来的', '监听的描述符由子进程继承', '监听的描述符[-是][+由子进程]继承[-来的]'],
  ['zh', '', '', ''],
] as const)('%s: %j → %j', (lang, before, after, expected) => {
  expect(shown(wordDiff(before, after, lang))).toBe(expected)
})

test('a small word that outlived larger ones goes with them', () => {
  expect(shown(wordDiff('然后执行的时候可能会关掉', '这个标志属于描述符的副本不带它', 'zh'))).toBe(
    '[-然后执行的时候可能会关掉][+这个标志属于描述符的副本不带它]',
  )
})

test('a comma left over between two changes goes with them', () => {
  expect(shown(wordDiff('quickly, quietly', 'slowly, loudly', 'en'))).toBe('[-quickly, quietly][+slowly, loudly]')
})

const words = fc.constantFrom(
  'fork',
  'exec',
  '监听',
  '描述符',
  '的',
  ' ',
  '，',
  '.',
  '  ',
  '\n',
  '👩‍💻',
  '\uD800',
  'e\u0301',
  '12',
)
const texts = fc.oneof(
  fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

test('nothing is lost and nothing made up', () => {
  fc.assert(
    fc.property(texts, texts, fc.constantFrom('zh', 'en', 'de-AT'), (before, after, lang) => {
      const parts = wordDiff(before, after, lang)
      const joined = (kind: DiffPart['kind']) =>
        parts.flatMap((part) => (part.kind === 'same' || part.kind === kind ? part.text : [])).join('')
      expect(joined('removed')).toBe(before)
      expect(joined('added')).toBe(after)
      expect(parts.every(({ text }) => text !== '')).toBe(true)
      if (before === after) expect(parts.every(({ kind }) => kind === 'same')).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('two texts with nothing in common are replaced as a whole', () => {
  const text = (word: string): string => Array.from({ length: 700 }, (_, i) => `${word}${i}`).join(' ')
  expect(wordDiff(text('a'), text('b'), 'en').map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('texts longer than anybody says are not searched', () => {
  const before = 'a '.repeat(1_000_000)
  expect(wordDiff(before, `x ${before}`, 'en').map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(wordDiff(before, before, 'en')).toEqual([{ kind: 'same', text: before }])
})

test('a language that there is not costs nothing but its own rules', () => {
  expect(wordDiff('one two', 'one three', 'zh-x').map(({ text }) => text)).toEqual(['one ', 'two', 'three'])
})
