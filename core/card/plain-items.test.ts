import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from './card.ts'
import { parseFollowUps } from './followups.ts'
import { plainItems } from './plain-items.ts'

const self = CardId.parse('q-self')
// prettier-ignore
const words = fc
  .array(fc.constantFrom('a', 'Why', ' ', '  ', '\t', '？', '为', '1', '1.', '2)', '.', ',', '-', ' - ', 'www.a.com', 'http://a.b', 'a@b.co', ':', '=', '#', '+', '!', '/', '"', '%', 'x (y)', ')', '(', '\u00a0', '\u3000', ';', '?', '---', '^1', '\0', '&amp;', '`', '*', '_', 'card:', '~', '$'), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
const lines = fc.oneof(
  { weight: 5, arbitrary: words.map((text) => `- ${text}`) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(words, fc.constantFrom('q-a1', 'q-b1', 'q-self', 'x', 'Q-1', 'q-a1-'))
      .map(([text, id]) => `- [${text}](card:${id})`),
  },
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: words },
)
const texts = fc
  .array(fc.tuple(lines, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 8 })
  .map((pairs) => `\n\n${pairs.map(([line, end]) => line + end).join('')}`)

test('what is read without the parser is what the parser reads', () => {
  let read = 0
  fc.assert(
    fc.property(texts, (text) => {
      const items = plainItems(text, self, 300)
      if (items === null) return
      read += items.length
      const sections = [{ id: 'followups' as const, heading: '', start: 0, end: text.length }]
      expect({ items, problems: [] }).toEqual(parseFollowUps(text, 'x.mdx', self, sections))
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(100)
})
