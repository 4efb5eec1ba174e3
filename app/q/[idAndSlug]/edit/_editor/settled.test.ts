import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeLines } from '#core/share/merge-lines.ts'
import { settled } from './settled.ts'

const merged = mergeLines('a\nb\nc\nd', 'A\nb\nc\nD', '1\nb\nc\n4')

test.each([
  [['mine', 'theirs'], 'A\nb\nc\n4'],
  [['theirs', 'mine'], '1\nb\nc\nD'],
  [['both', 'both'], 'A\n1\nb\nc\nD\n4'],
  [['mine', null], null],
  [[], null],
] as const)('chosen %j: %j', (choices, text) => {
  expect(settled(merged, choices)).toBe(text)
})

test('lines that were taken out on one side come back where the other side is chosen', () => {
  const gone = mergeLines('a\nb\nc', 'a\nc', 'a\nB\nc')
  expect(settled(gone, ['theirs'])).toBe('a\nB\nc')
  expect(settled(gone, ['mine'])).toBe('a\nc')
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'))

test('with mine everywhere all of my lines are there, with both also all of theirs that were in question', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const of = mergeLines(base, mine, theirs)
      const all = (choice: 'mine' | 'both') =>
        settled(
          of,
          of.conflicts.map(() => choice),
        ) ?? ''
      expect(all('mine')).toBe(of.text)
      const count = (within: string, line: string) => within.split('\n').filter((one) => one === line).length
      for (const line of of.conflicts.flatMap((conflict) => conflict.theirs)) {
        expect(count(all('both'), line)).toBeGreaterThan(0)
      }
    }),
  )
})
