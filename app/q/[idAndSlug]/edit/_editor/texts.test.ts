import { expect, test } from 'vitest'
import { composed, isSame, readFile, textIn } from './texts.ts'

const HEAD = '---\r\nid: q-x\r\ntitle: X\r\nlang: en\r\ncategory: project\r\ncreated: 2026-11-23\r\n---\r\n'
const source = `${HEAD}\r\n## 1. Question\r\n\r\nWhy?\r\nOr how?\r\n\r\n##  8 Demo vs. real project ##\r\n\r\n*  much  \r\n`
const file = readFile({ path: 'x.mdx', hash: 'h', source })

test('an editor gets one kind of line end, and a section without its heading', () => {
  expect(textIn(file, 'question')).toBe('Why?\nOr how?')
  expect(textIn(file, 'answer')).toBe('')
  expect(textIn(file, 'whole')).toBe(source.replaceAll('\r\n', '\n'))
})

test('the whole file holds what was written in its sections, and is otherwise the same bytes', () => {
  expect(composed(file, new Map([['question', 'Why?\nOr how else?'] as const]))).toBe(
    source.replace('how?', 'how else?'),
  )
  expect(composed(file, new Map())).toBe(source)
})

test('a section that would swallow the next one makes no whole file', () => {
  expect(composed(file, new Map([['question', '```\nnever closed'] as const]))).toBeNull()
})

test.each([
  ['question', '\n\n  code\n', '  code', true],
  ['question', 'a', 'a b', false],
  ['whole', 'a\n', 'a', false],
] as const)('in %s, %j and %j make the same file: %s', (part, a, b, isIt) => {
  expect(isSame(part, a, b)).toBe(isIt)
})
