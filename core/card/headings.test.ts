import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainHeadings } from './headings.ts'
import { parsedHeadings } from './sections.ts'

// prettier-ignore
const lines = [
  '# a', '## 1. Question', '##', '#x', '####### x', ' ## i', '\t# t', '    # deep', '## trailing ##', '## trailing ##  ', '# \\', '\\# no', 'a # b', '\u00a0# nb', '\u2028# x',
  '', '', '', '  ', '\t', 'text', 'text  ', '   para', '    code', '\tcode', '`a', 'b`', '&#35; x',
  '- item', '- # in', '  ## sub', '- - -', '-\t# x', '    - x', '+', '+ x', '- [ ] t', '1. one', '0) z', '12345678901. x', '> q', '> # q', '>', '>    ## x',
  '===', '---', '--', '-', '=', '***', '* * *', '| a | b |', '| - | - |', '|---|',
  '```', '```js', '````', '~~~', '~~~ x `y`', '``` a`b', '  ```', '- ```', '   ```', ' ~~~', '>```', '$$', '$$ x', '- $$',
  '<Callout>', '</Callout>', '<Callout kind="note">', '\n<Callout kind="x" title="y">\ntext\n</Callout>\n', '\n<Aa>\n', '\n</Aa>\n', '<Demo id="x" />', '\n<Demo id="x" />\n', '\n<Aa />\n', '<Aa/>', '  <Aa />', '<br/>', '<div>', '<', '<!-- x', '-->', '{x', '{x}', '}',
  '[^1]: note', '[^1]: ', '[a]: b "t', 't"', '[a]:', 'import a from "b"',
]
const ends = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')
const texts = fc
  .array(fc.tuple(fc.constantFrom(...lines), ends), { maxLength: 14 })
  .map((pairs) => pairs.map(([line, end]) => line + end).join(''))

test('what is found without the parser is what the parser finds', () => {
  let found = 0
  fc.assert(
    fc.property(texts, (text) => {
      const headings = plainHeadings(text)
      if (headings === null) return
      found += headings.length
      expect(headings).toEqual(parsedHeadings(text))
    }),
    { numRuns: 3000 },
  )
  expect(found).toBeGreaterThan(100)
})

test('code, callouts and demos do not send a card to the parser', () => {
  const text =
    '## 1. Question\n\n```sh\n# no heading\n```\n\n<Callout kind="note">\n\nx\n\n</Callout>\n\n<Demo id="half-open" />\n\n## 2. Thought\n'
  expect(plainHeadings(text)?.map(({ start, end }) => text.slice(start, end))).toEqual([
    '## 1. Question',
    '## 2. Thought',
  ])
})
