import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeLines } from './merge-lines.ts'
import { settleLines, SIDES } from './settle-lines.ts'

const BASE = 'one\ntwo\nthree\nfour\nfive'
const MINE = 'one\ntwo, mine\nthree\nfour\nfive, mine\nand more'
const THEIRS = 'one\ntwo, theirs\nthree\nfour, new\nfive, theirs'

test.each([
  [['mine', 'mine'], 'one\ntwo, mine\nthree\nfour\nfive, mine\nand more'],
  [['theirs', 'mine'], 'one\ntwo, theirs\nthree\nfour\nfive, mine\nand more'],
  [['both', 'theirs'], 'one\ntwo, mine\ntwo, theirs\nthree\nfour, new\nfive, theirs'],
] as const)('chosen as %j, it reads %j', (choices, expected) => {
  expect(settleLines(mergeLines(BASE, MINE, THEIRS), choices)).toBe(expected)
})

test('line ends stay those of the text', () => {
  const merged = mergeLines('a\nb', 'a, mine\r\nb', 'a, theirs\nb')
  expect(settleLines(merged, ['both'])).toBe('a, mine\r\na, theirs\r\nb')
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'))

test('what is not chosen otherwise stays; of what is chosen every line is there', () => {
  fc.assert(
    fc.property(text, text, text, fc.array(fc.constantFrom(...SIDES)), (base, mine, theirs, choices) => {
      const merged = mergeLines(base, mine, theirs)
      expect(settleLines(merged, [])).toBe(merged.text)
      const lines = settleLines(merged, choices).split('\n')
      const grown = merged.conflicts.reduce((sum, one, i) => {
        const side = choices[i] ?? 'mine'
        return sum + (side === 'mine' ? 0 : one.theirs.length) - (side === 'theirs' ? one.mine.length : 0)
      }, merged.text.split('\n').length)
      expect(lines.length).toBe(Math.max(grown, 1))
    }),
  )
})
