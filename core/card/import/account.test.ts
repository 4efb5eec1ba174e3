import { expect, test } from 'vitest'
import { CardId } from '../card.ts'
import { parseCard } from '../parse.ts'
import { unaccountedLines, type Entry } from './account.ts'
import { linesOf } from './lines.ts'
import { imported } from './testing.ts'

const NOTE = `# Ports

## 1. Question

Why is the port open?

## 2. Ten-second thought

> 范围 代码，官方文档 和项目问题 指出内容

## 4. Nitpick

The same line.

The same line.

\`\`\`c
}
\`\`\`

## 6. Next questions

Question: Who closes it?

References:

- https://man7.org/linux/man-pages/man2/close.2.html close

Question: Who closes it?
`

/** The lines found lost when the account and the cards are not what they were. */
function lost(change: {
  source?: (text: string) => string
  entries?: (entries: readonly Entry[]) => readonly Entry[]
}) {
  const { source = (text) => text, entries = (all) => all } = change
  const note = imported(NOTE)
  const written = new Map(
    note.cards.map((one) => {
      const text = source(one.source)
      const { card } = parseCard(text, 'a.mdx')
      if (!card) throw new Error('no card')
      return [one.id, { source: text, card }] as const
    }),
  )
  return unaccountedLines(linesOf(NOTE).lines, entries(note.entries), written)
}

test('where everything is in its place, nothing is lost', () => {
  expect(lost({})).toEqual([])
})

test.each([
  ['a line', /(?<=\n\n)Why is the port open\?\n/, [5]],
  ['one of two lines that are the same', 'The same line.\n\n', [15]],
  ['a line of code that is nothing but a mark', '}\n', [18]],
  ['a reference', /  - url: https:\/\/man7[^]*?title: close\n/, [27]],
  ['the words of a reference', 'title: close', [27]],
])('%s that is missing in a card is found out', (_, text, lines) => {
  expect(lost({ source: (source) => source.replace(text, '') })).toEqual(lines)
})

test('text that has moved to another section is found out', () => {
  const moved = (source: string): string =>
    source
      .replace(/(?<=\n\n)Why is the port open\?\n/, '')
      .replace('## 7. Redesign\n', '## 7. Redesign\n\nWhy is the port open?\n')
  expect(lost({ source: moved })).toEqual([5])
})

test('a line without an entry, or with two, is found out', () => {
  expect(lost({ entries: (all) => all.filter(({ line }) => line !== 15) })).toEqual([15])
  expect(lost({ entries: (all) => [...all, ...all.filter(({ line }) => line === 13)] })).toEqual([13])
})

const CLAIMS: readonly (readonly [string, Entry])[] = [
  ['the template’s, which it is not', { line: 5, as: 'boilerplate', section: 'nitpick' }],
  ['said before, which it is not', { line: 5, as: 'duplicate', of: 13 }],
  ['said before by itself', { line: 5, as: 'duplicate', of: 5 }],
  ['a heading, which it is not', { line: 5, as: 'heading', card: CardId.parse('q-card0'), section: 'question' }],
]

test.each(CLAIMS)('a line that is claimed to be %s is found out', (_, claim) => {
  expect(lost({ entries: (all) => all.map((entry) => (entry.line === 5 ? claim : entry)) })).toEqual([5])
})
