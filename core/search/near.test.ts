import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editsBetween, isNear, mayBeNear, spelled } from './near.ts'

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

test.each([
  ['nginx', 'ngnix', 1],
  ['nginx', 'ngix', 1],
  ['nginx', 'nginxx', 1],
  ['nginx', 'nginz', 1],
  ['nginx', 'nignx', 1],
  ['kubernetes', 'kubenrtes', 2],
  ['failure', 'failuer', 1],
  ['redis', 'radish', 2],
  ['redis', 'kafka', 3],
])('%s and %s are %i apart, as far as 2', (a, b, edits) => {
  expect(editsBetween(a, b, 2)).toBe(edits)
  expect(isNear(spelled(a), spelled(b))).toBe(edits === 1)
})

/** The table in full, with nothing left out. */
function plainly(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i || j))
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.NaN
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity
      const row = table[i]
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap)
    }
  }
  return at(a.length, b.length)
}

test('stopping early and looking at letters first change nothing', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => {
      const edits = plainly(a, b)
      expect(editsBetween(a, b, most)).toBe(Math.min(edits, most + 1))
      if (edits <= most) expect(mayBeNear(spelled(a).letters, spelled(b).letters, most)).toBe(true)
    }),
  )
})
