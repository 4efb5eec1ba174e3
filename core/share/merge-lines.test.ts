import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeLines } from './merge-lines.ts'

const lines = (text: string): string => text.split('').join('\n')

test('changes in different places come together', () => {
  expect(mergeLines(lines('abcde'), lines('Xbcde'), lines('abcdY'))).toEqual({ text: lines('XbcdY'), conflicts: [] })
  expect(mergeLines(lines('abcde'), lines('bcde'), lines('abcdeZ'))).toEqual({ text: lines('bcdeZ'), conflicts: [] })
})

test('the same change on both sides is one change', () => {
  expect(mergeLines(lines('abc'), lines('aXc'), lines('aXc'))).toEqual({ text: lines('aXc'), conflicts: [] })
})

test('where both changed the same line, mine stays and theirs is named', () => {
  expect(mergeLines(lines('abc'), lines('aMc'), lines('aTc'))).toEqual({
    text: lines('aMc'),
    conflicts: [{ line: 2, base: ['b'], mine: ['M'], theirs: ['T'] }],
  })
})

test('a line that one side takes out and the other empties is a conflict', () => {
  expect(mergeLines('a\nb', 'b', '\nb')).toEqual({
    text: 'b',
    conflicts: [{ line: 1, base: ['a'], mine: [], theirs: [''] }],
  })
})

test('what both add at one place is a conflict, as nobody knows which comes first', () => {
  const { text, conflicts } = mergeLines(lines('ab'), lines('aMb'), lines('aTb'))
  expect(text).toBe(lines('aMb'))
  expect(conflicts).toMatchObject([{ line: 2, base: [], mine: ['M'], theirs: ['T'] }])
})

test('neighbouring lines may be changed by one side each', () => {
  expect(mergeLines(lines('abcd'), lines('aXcd'), lines('abYd')).conflicts).toEqual([])
})

test('the line ends of mine stay', () => {
  expect(mergeLines('a\nb\nc', 'a\r\nb\r\nX', 'Y\nb\nc').text).toBe('Y\r\nb\r\nX')
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((words) => words.join('\n'))

test('a side that changed nothing gives way to the other', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeLines(base, base, other)).toEqual({ text: other, conflicts: [] })
      expect(mergeLines(base, other, base)).toEqual({ text: other, conflicts: [] })
      expect(mergeLines(base, other, other)).toEqual({ text: other, conflicts: [] })
    }),
  )
})

test('of two changed sides, no line that is new in one of them is lost', () => {
  fc.assert(
    fc.property(text, text, text, (base, a, b) => {
      const mine = a.replace('a', 'MINE')
      const theirs = b.replace('b', 'THEIRS')
      const { text: merged, conflicts } = mergeLines(base, mine, theirs)
      const told = [merged, ...conflicts.flatMap((one) => one.theirs)].join('\n')
      if (mine.includes('MINE')) expect(merged).toContain('MINE')
      if (theirs.includes('THEIRS')) expect(told).toContain('THEIRS')
    }),
  )
})

test('texts of many lines with nothing in common are one or the other', () => {
  const many = (word: string): string => Array.from({ length: 30_000 }, (_, i) => `${word} ${i}`).join('\n')
  const { text: merged, conflicts } = mergeLines(many('base'), many('mine'), many('theirs'))
  expect(merged).toBe(many('mine'))
  expect(conflicts.map(({ theirs }) => theirs.join('\n'))).toEqual([many('theirs')])
})
