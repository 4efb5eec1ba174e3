import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, decode, documentOf, documentsIn, encode, fieldOf, MAX_DOCUMENTS, posting } from './posting.ts'

const one = fc.record({
  document: fc.integer({ min: 0, max: MAX_DOCUMENTS - 1 }),
  field: fc.integer({ min: 0, max: 15 }),
  count: fc.integer({ min: 1, max: 15 }),
})

test('a posting says what went into it, and often is as good as very often', () => {
  fc.assert(
    fc.property(one, ({ document, field, count }) => {
      const made = posting(document, field, count)
      expect([documentOf(made), fieldOf(made), countOf(made)]).toEqual([document, field, count])
    }),
  )
  expect(countOf(posting(1, 2, 4000))).toBe(15)
})

test('a list reads as it was written', () => {
  const lists = fc.uniqueArray(one, { selector: ({ document, field }) => document * 16 + field, maxLength: 50 })
  fc.assert(
    fc.property(lists, (drawn) => {
      const list = drawn.map(({ document, field, count }) => posting(document, field, count)).sort((a, b) => a - b)
      const bytes: number[] = []
      encode(list, (byte) => bytes.push(byte))
      expect([...decode(new Uint8Array([7, ...bytes, 7]), 1, bytes.length + 1)]).toEqual(list)
      expect(documentsIn(list)).toBe(new Set(drawn.map(({ document }) => document)).size)
    }),
  )
})
