import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { CSV_HEADER, csvLine, readCsv, type ReviewLine } from './csv.ts'

async function* each(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks
}
const read = async (...chunks: string[]) => {
  const found = []
  for await (const one of readCsv(each(chunks))) found.push(one)
  return found
}
const review = (some: Partial<ReviewLine> = {}): ReviewLine => ({
  cardId: CardId.parse('q-first001'),
  reviewedAtMs: 1_795_424_400_000,
  rating: 'good',
  durationMs: 5300,
  ...some,
})

test('a review is a line, its rating a number', () => {
  expect(csvLine(review())).toBe('q-first001,1795424400000,3,5300')
  expect(csvLine(review({ rating: 'again', durationMs: null }))).toBe('q-first001,1795424400000,1,')
})

test('what was written is read, however the file ends its lines and comes in', async () => {
  const reviews = [review(), review({ rating: 'easy', durationMs: null }), review({ rating: 'hard', durationMs: 0 })]
  const text = [CSV_HEADER, ...reviews.map(csvLine)].join('\n')
  const expected = reviews.map((value) => ({ ok: true, value }))
  expect(await read(text)).toEqual(expected)
  expect(await read(...`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)).toEqual(expected)
  expect(await read(text.replaceAll('q-first001', '"q-first001"'))).toEqual(expected)
})

test('a table without reviews is one', async () => {
  expect(await read(`${CSV_HEADER}\n`)).toEqual([])
})

test.each([
  ['', 1, 'first line'],
  ['card,time\nx,1', 1, 'first line'],
  [`${CSV_HEADER}\nq-first001,1795424400000,3`, 2, '3 fields'],
  [`${CSV_HEADER}\nq-first001,1795424400000,3,5,6`, 2, '5 fields'],
  [`${CSV_HEADER}\n../etc,1795424400000,3,5`, 2, 'card_id must be'],
  [`${CSV_HEADER}\nq-first001,1795424400,3,5`, 2, 'seconds'],
  [`${CSV_HEADER}\nq-first001,99999999999999999,3,5`, 2, 'review_time_ms'],
  [`${CSV_HEADER}\nq-first001,1795424400000,0,5`, 2, 'rating'],
  [`${CSV_HEADER}\nq-first001,1795424400000,good,5`, 2, 'rating'],
  [`${CSV_HEADER}\nq-first001,1795424400000,3,-5`, 2, 'duration_ms'],
  [`${CSV_HEADER}\nq-first001,1795424400000,3,5\n\nq-first001,1e12,3,5`, 4, 'review_time_ms'],
  [`${CSV_HEADER}\n${'x'.repeat(100_000)}`, 2, '1 fields'],
])('%j is refused by its line', async (text, line, message) => {
  expect((await read(text)).at(-1)).toEqual({ ok: false, error: { line, message: expect.stringContaining(message) } })
})
