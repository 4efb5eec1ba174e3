import { expect, test } from 'vitest'
import { CardId } from './card.ts'
import { linkablePlaces, linkWords } from './link-words.ts'
import { parseCard } from './parse.ts'

const id = CardId.parse('q-other')
const cardOf = (answer: string) =>
  parseCard(
    `---\nid: q-one\ntitle: One?\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\nWhy?\n\n## 3. One-minute answer\n\n${answer}\n`,
    'one.mdx',
  )

/** The answer with these words of it made a link. */
function linkedIn(answer: string, words: string): string | null {
  const parsed = cardOf(answer)
  const section = parsed.card?.sections.find((one) => one.id === 'answer')
  if (!section) throw new Error('there is no answer')
  const start = parsed.source.indexOf(words, section.start)
  const edited = linkWords(parsed, section, { start, end: start + words.length }, id)
  return edited && edited.slice(section.start).trim()
}

test.each([
  ['It forks a child.', 'forks a child', 'It [forks a child](card:q-other).'],
  ['子进程继承描述符。', '继承描述符', '子进程[继承描述符](card:q-other)。'],
  ['- one\n- it *forks a* child', 'forks a* child', '- one\n- it [*forks a* child](card:q-other)'],
  ['It is `fork` and `exec` again', 'fork` and `exec', 'It is [`fork` and `exec`](card:q-other) again'],
])('of %j the words %j become a link', (answer, words, edited) => {
  expect(linkedIn(answer, words)).toBe(edited)
})

test.each([
  ['It [forks a child](card:q-third).', 'forks a child'],
  ['It **[forks](card:q-third) a child**.', 'a child'],
  ['```sh\nforks a child\n```', 'forks a child'],
  ['### forks a child', 'forks a child'],
  ['| a |\n| - |\n| forks a child |', 'forks a child'],
  ['It forks ![a child](a.png) again', 'forks ![a'],
])('of %j they cannot become one', (answer, words) => {
  expect(linkedIn(answer, words)).toBeNull()
})

test('words that read as a mark once they stand in brackets are left alone', () => {
  expect(linkedIn('It forks ] a child', 'forks ] a')).toBeNull()
})

test('the paragraphs of a section are told as they stand in the file', () => {
  const { source, card } = cardOf('One.\n\n- two\n\n```c\nthree\n```')
  const [, answer] = card?.sections ?? []
  const found = answer
    ? linkablePlaces(source, answer).paragraphs.map(({ start, end }) => source.slice(start, end))
    : []
  expect(found).toEqual(['One.', 'two'])
})
