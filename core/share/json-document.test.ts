import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentFault, HISTORY_FORMAT, printDocument, type Part } from './json-document.ts'
import { readDocument } from './json-reader.ts'

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

const print = async (tables: readonly (readonly [string, readonly object[]])[]): Promise<string> => {
  let text = ''
  const given = tables.map(([name, rows]) => ({ name, rows: each(rows.map((row) => [row])) }))
  for await (const piece of printDocument(HISTORY_FORMAT, each([{ name: 'facts', tables: each(given) }]))) text += piece
  return text
}

const read = async (chunks: Iterable<string>): Promise<Part[]> => {
  const parts: Part[] = []
  for await (const part of readDocument(each(chunks))) parts.push(part)
  return parts
}

/** Cut into pieces of at most `size` characters. */
const cut = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))

test('a document is one row a line, and JSON', async () => {
  const text = await print([
    ['Setting', []],
    ['Review', [{ id: 1 }, { id: 2 }]],
  ])
  expect(text).toBe(
    '{\n"format": "zhuiwen-history/1",\n"facts": {\n"Setting": [\n],\n"Review": [\n{"id":1},\n{"id":2}\n]\n}\n}\n',
  )
  expect(JSON.parse(text)).toEqual({ format: HISTORY_FORMAT, facts: { Setting: [], Review: [{ id: 1 }, { id: 2 }] } })
})

/** Texts of nothing but what JSON has marks of, and any others. */
const words = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'"\\\\{}[]:,a') }))
const row = fc.dictionary(words, fc.oneof(words, fc.jsonValue({ stringUnit: 'binary' })))
const tables = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Za-z]{1,9}$/), fc.array(row, { maxLength: 5 })), {
  selector: ([name]) => name,
  maxLength: 4,
})

test('what is printed is read again, however it is cut and however much white space stands in it', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (given, size, isSpaced) => {
      const text = await print(given)
      const whole = isSpaced ? JSON.stringify(JSON.parse(text), null, 3) : text
      const expected = given.flatMap(([name, rows]) => [
        { kind: 'table', name },
        ...rows.map((one) => ({ kind: 'row', row: JSON.parse(JSON.stringify(one)) as unknown })),
      ])
      // An object has its keys that look like numbers first; none of these do.
      expect(await read(cut(whole, size))).toEqual([
        { kind: 'format', format: HISTORY_FORMAT },
        { kind: 'section', name: 'facts' },
        ...expected,
      ])
    }),
  )
})

const HEAD = '{"format":"zhuiwen-history/1","facts":{'

// Where the mark stands, something is wrong.
test.each([
  ['¦', 'it ends where {"format": should be'],
  ['¦[]', '{"format": should be here'],
  ['  ¦{"facts":{},"format":"x"}', '{"format": should be here'],
  ['{"format":¦"x"}', 'the name of the format should be here'],
  ['{"format":¦"x\\n",', 'the name of the format should be'],
  [`${HEAD}¦"A\u0007":[]}}`, 'a table should be here'],
  [`${HEAD}"A":[¦}`, 'a row should be here'],
  [`${HEAD}"A":[¦1]}}`, 'a row should be here'],
  [`${HEAD}"A":[{},¦]}}`, 'a row should be here'],
  [`${HEAD}"A":[{"a":}¦]}}`, 'the row before is no JSON'],
  [`${HEAD}"A":[¦{"a":"}]}}`, 'it ends where a row should be'],
  [`${HEAD}"A":[{}]¦`, 'it ends where a comma or } should be'],
  [`${HEAD}"A":[{}],¦}}`, 'a table should be'],
  [`${HEAD}"A":[{}]}} ¦and more`, 'the end should be'],
  [`${HEAD}¦${'"'.padEnd(9000, 'x')}`, 'a table should be here'],
])('%s is no such document', async (marked, message) => {
  const text = marked.replace('¦', '')
  for (const size of [1, 7, 100_000]) {
    const fault: unknown = await read(cut(text, size)).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(DocumentFault)
    expect(fault).toMatchObject({ message: expect.stringContaining(message), at: marked.indexOf('¦') })
  }
})

test('a row is not followed into any depth', async () => {
  const deep = `${HEAD}"A":[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}}`
  await expect(read(cut(deep, 1000))).rejects.toThrow('more than 200 things inside one another')
})

test('a row that never ends is given up', async () => {
  const endless = [`${HEAD}"A":[{"a":"`, ...Array.from({ length: 70 }, () => 'x'.repeat(1024 * 1024))]
  await expect(read(endless)).rejects.toThrow('a row is longer than any can be')
})
