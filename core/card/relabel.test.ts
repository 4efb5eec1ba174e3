import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from './card.ts'
import { parseCard } from './parse.ts'
import { plainLine, toCardLink } from './plain-answer.ts'
import { relabelLinks } from './relabel.ts'

const ID = CardId.parse('q-old')
const titles = { before: 'Why 2 *ports*?', after: 'Why `a|b`, <T>?' }
const card = (answer: string, followUps = ''): string =>
  `---\nid: q-a\n---\n\n## 3. Answer\n\n${answer}\n\n## 6. Next questions\n\n${followUps}\n`
const relabelled = (source: string) => relabelLinks(parseCard(source, 'a.mdx'), ID, titles)
const label = 'Why `a|b`, \\<T>?'

test('links whose words are the old title say the new one, in stage 6 and in texts', () => {
  const made = relabelled(
    card(
      `See [Why 2 *ports*?](card:q-old) and **[Why 2 ports?](card:q-old "a tip")**.`,
      `1. [Why 2 *ports*?](card:q-old), asked often\n2. Why 2 *ports*?`,
    ),
  )
  expect(made.source).toBe(
    card(
      `See [${label}](card:q-old) and **[${label}](card:q-old "a tip")**.`,
      `1. [${label}](card:q-old), asked often\n2. Why 2 *ports*?`,
    ),
  )
  expect(made.lines).toEqual([7, 7, 11])
})

test.each([
  ['[the old one](card:q-old)', 'other words'],
  ['[Why 2 *ports*?](card:q-other)', 'another card'],
  ['`[Why 2 *ports*?](card:q-old)`', 'code'],
  ['```\n[Why 2 *ports*?](card:q-old)\n```', 'a block of code'],
  ['| a | b |\n| - | - |\n| [Why 2 *ports*?](card:q-old) | c |', 'a table, whose columns the bar would move'],
])('%j stays: %s', (text) => {
  expect(relabelled(card(text))).toEqual({ source: card(text), lines: [] })
})

test('whatever it is called, a link that says so is told of the new title', () => {
  const title = fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'`*_[]()<>{}\\!#|&$: a问') }),
    )
    .map(plainLine)
    .filter((line) => line !== '')
  fc.assert(
    fc.property(title, title, (before, after) => {
      const source = card('1. No link.', `- ${toCardLink(before, ID)}\n- [to q-b](card:q-b)`)
      const { source: edited, lines } = relabelLinks(parseCard(source, 'a.mdx'), ID, { before, after })
      const wanted = card('1. No link.', `- ${toCardLink(after, ID)}\n- [to q-b](card:q-b)`)
      expect(edited).toBe(wanted)
      expect(lines).toEqual([11])
    }),
  )
})
