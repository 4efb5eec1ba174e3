import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DiffPart } from './diff.ts'
import { textDiff } from './text-diff.ts'

const MARKS = { same: '', added: '+', removed: '-' } as const
const shown = (parts: readonly DiffPart[]): string =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : `[${MARKS[kind]}${text}]`)).join('')

test.each([
  ['en', 'a\nit forks\nb\n', 'a\nit forks once\nb\n', 'a\nit forks[+ once]\nb\n'],
  ['zh', '一\n监听的描述符\n', '一\n监听的套接字\n', '一\n监听的[-描述符][+套接字]\n'],
  ['en', 'a\nb\n', 'a\nx\ny\nb\n', 'a\n[+x\ny\n]b\n'],
  ['en', 'a\nb', 'a\nb\n', 'a\nb[+\n]'],
  ['en', '', 'a', '[+a]'],
  ['en', '', '', ''],
] as const)('%s: %j → %j', (lang, before, after, expected) => {
  expect(shown(textDiff(before, after, lang))).toBe(expected)
})

const lines = fc.constantFrom('fork\n', 'exec it\n', '监听描述符，\n', '\n', '\r\n', 'no end', '👩‍💻', '\uD800', '的')
const texts = fc.array(lines, { maxLength: 40 }).map((all) => all.join(''))

const joined = (parts: readonly DiffPart[], kind: DiffPart['kind']): string =>
  parts.flatMap((part) => (part.kind === 'same' || part.kind === kind ? part.text : [])).join('')

test('nothing is lost and nothing made up', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = textDiff(before, after, 'zh')
      expect(joined(parts, 'removed')).toBe(before)
      expect(joined(parts, 'added')).toBe(after)
      expect(parts.every(({ text, kind }, i) => text !== '' && kind !== parts[i + 1]?.kind)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('in a long text the word that changed is found', () => {
  const text = (word: string): string =>
    Array.from({ length: 5000 }, (_, i) => `line ${i === 2500 ? word : i}\n`).join('')
  expect(textDiff(text('old'), text('new'), 'en').map(({ kind, text: some }) => [kind, some.length])).toEqual([
    ['same', expect.any(Number)],
    ['removed', 3],
    ['added', 3],
    ['same', expect.any(Number)],
  ])
})

test('long texts that have nothing in common are replaced as a whole, but for their ends', () => {
  const text = (word: string): string =>
    `head\n${Array.from({ length: 3000 }, (_, i) => `${word}${i}\n`).join('')}tail\n`
  expect(textDiff(text('a'), text('b'), 'en').map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
})
