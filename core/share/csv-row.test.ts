import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRow } from './csv-row.ts'

test.each([
  [['a', 1, null, true], 'a,1,,true'],
  [['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"'],
  [
    ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("x","y")'],
    `'=1+1,'+1,'-1,'@SUM(A1),'\tx,"'=HYPERLINK(""x"",""y"")"`,
  ],
  [['＝1+1', '＠SUM(A1)', '\n=1+1'], `'＝1+1,'＠SUM(A1),"'\n=1+1"`],
  // A number is no text that somebody wrote.
  [[-1, 1.5], '-1,1.5'],
] as const)('%j is %j', (fields, line) => {
  expect(csvRow(fields)).toBe(`${line}\r\n`)
})

/** Fields of one line, read as RFC 4180 says. */
function read(line: string): readonly string[] {
  const fields = line.slice(0, -2).match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",\r\n]*)(?=,|$)/g) ?? []
  return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field))
}

test('whatever texts are written, they are read again, and none begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'ab",=\n\r+ ') }), { minLength: 1 }), (texts) => {
      const fields = read(csvRow(texts))
      expect(fields.map((field) => field.replace(/^'(?=[=+\r\n])/, ''))).toEqual(texts)
      expect(fields.filter((field) => /^[=+\-@]/.test(field))).toEqual([])
    }),
  )
})
