import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphAt } from './paragraph.ts'

const TEXT = 'one\ntwo\n\nthree four\n \t\n- five\n'

test.each([
  [0, 'one\ntwo'],
  [7, 'one\ntwo'],
  [9, 'three four'],
  [14, 'three four'],
  [TEXT.length - 1, '- five'],
])('at %i stands %j', (at, text) => {
  const found = paragraphAt(TEXT, at)
  expect(found?.text).toBe(text)
  expect(TEXT.slice(found?.from, (found?.from ?? 0) + text.length)).toBe(text)
})

test('in a blank line there is none, nor is one looked through that is too long', () => {
  expect(paragraphAt('one\n\n\n\ntwo', 5)).toBeNull()
  expect(paragraphAt('x'.repeat(5000), 9)).toBeNull()
})

test('it holds the place it was asked for, and no blank line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b ', '\n', ' \n'), { maxLength: 40 }), fc.nat(60), (parts, n) => {
      const text = parts.join('')
      const at = Math.min(n, text.length)
      const found = paragraphAt(text, at)
      if (found === null) return
      expect(found.from <= at && at <= found.from + found.text.length).toBe(true)
      expect(text.startsWith(found.text, found.from)).toBe(true)
      expect(found.text).not.toMatch(/\n[ \t]*\n/)
    }),
  )
})
