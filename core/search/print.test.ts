import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printOf } from './print.ts'

test('a print tells what is held, not in which order it came', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { selector: ([key]) => key, minLength: 1 })
  fc.assert(
    fc.property(entries, (all) => {
      const print = printOf(new Map(all))
      expect(print).toMatch(/^[0-9a-f]{16}$/)
      expect(printOf(new Map(all.toReversed()))).toBe(print)
      expect(printOf(new Map(all.slice(1)))).not.toBe(print)
      expect(printOf(new Map(all.map(([key, version], i) => [key, i === 0 ? `${version}.` : version])))).not.toBe(print)
    }),
  )
})
