import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAnkiText, isCardTable, readAnkiText } from './anki-text.ts'

test('what Anki writes says itself how it is to be read', () => {
  const text = '#separator:tab\n#html:true\n#tags column:3\n#deck column:4\nfront<br>two\tback\tone two\tNet::TCP\n'
  expect(isAnkiText(text)).toBe(true)
  expect(readAnkiText(text)).toEqual({
    rows: [{ line: 5, end: 5, fields: ['front<br>two', 'back', 'one two', 'Net::TCP'] }],
    heads: [1, 2, 3, 4, 6],
    isHtml: true,
    tags: 2,
    deck: 3,
    ignored: [],
  })
})

test('fields in quotes may hold separators, quotes and line breaks', () => {
  const { rows, heads, isHtml } = readAnkiText('question,answer\n"Why, then?","He said ""so"".\nAnd so on."\nlast,one')
  expect(heads).toEqual([1])
  expect(isHtml).toBe(false)
  expect(rows).toEqual([
    { line: 2, end: 3, fields: ['Why, then?', 'He said "so".\nAnd so on.'] },
    { line: 4, end: 4, fields: ['last', 'one'] },
  ])
})

test.each([
  ['a\tb\nc\td', true],
  ['a,b\nc,d', true],
  ['front;back\nc;d', true],
  ['not a table of reviews', false],
  ['A sentence, with a comma.\nAnd one without.', false],
])('whether %j is a table of cards: %s', (text, isTable) => {
  expect(isCardTable(text)).toBe(isTable)
})

test('fields that were written are read again', () => {
  const field = fc
    .string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '中') })
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')
      expect(readAnkiText(`#separator:comma\n${text}`).rows.map(({ fields }) => fields)).toEqual(rows)
    }),
  )
})
