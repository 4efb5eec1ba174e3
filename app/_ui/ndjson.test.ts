import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNdjson } from './ndjson.ts'

test('an event comes out when its line is whole, and the last one also without its end', () => {
  const lines = createNdjson()
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(lines.push(bytes('{"a":1}\n{"a"'))).toEqual([{ a: 1 }])
  expect(lines.push(bytes(':2}\n\n'))).toEqual([{ a: 2 }])
  expect(lines.push(bytes('{"a":3}'))).toEqual([])
  expect(lines.end()).toEqual([{ a: 3 }])
  expect(lines.end()).toEqual([])
})

test('cut anywhere, also within a character, the events are the same', () => {
  const events = fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }), n: fc.integer() }), { maxLength: 6 })
  fc.assert(
    fc.property(events, fc.array(fc.nat(400), { maxLength: 8 }), (given, cuts) => {
      const bytes = new TextEncoder().encode(given.map((event) => `${JSON.stringify(event)}\n`).join(''))
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].toSorted((a, b) => a - b)
      const lines = createNdjson()
      const got = at.slice(1).flatMap((to, i) => lines.push(bytes.subarray(at[i], to)))
      expect([...got, ...lines.end()]).toEqual(given)
    }),
  )
})

test('a line that is no JSON is an error, not nothing', () => {
  expect(() => createNdjson().push(new TextEncoder().encode('<html>\n'))).toThrow(SyntaxError)
})
