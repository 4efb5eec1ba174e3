import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNear, spelled } from './near.ts'

const near = (a: string, b: string): boolean => isNear(spelled(a), spelled(b))

test.each([
  ['power', 'powr'],
  ['power', 'powwer'],
  ['power', 'pawer'],
  ['power', 'pwoer'],
  ['power', 'powers'],
  ['power', 'ower'],
])('%s and %s are one letter apart', (a, b) => {
  expect(near(a, b)).toBe(true)
})

test.each([
  ['power', 'power'],
  ['power', 'pwer2'],
  ['power', 'pow'],
  ['power', 'rewop'],
  ['abcd', 'badc'],
])('%s and %s are not', (a, b) => {
  expect(near(a, b)).toBe(false)
})

test('a letter taken out of a word, put in, or changed leaves it near, both ways', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'é', '1')
  const word = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(word, fc.nat(8), fc.constantFrom('', 'x', 'xy'), (text, place, instead) => {
      const at = place % text.length
      const edited = text.slice(0, at) + instead + (instead === 'xy' ? (text[at] ?? '') : '') + text.slice(at + 1)
      const isOne = instead !== 'xy'
      expect([near(text, edited), near(edited, text)]).toEqual([isOne, isOne])
    }),
  )
})
