import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDiff } from '#core/practice/text-diff.ts'
import { textsIn } from './i18n.ts'
import { sayDiff } from './say-diff.ts'

const t = textsIn('en')
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join('')

test('what did not change is folded, but for a few lines around what did', () => {
  const pieces = sayDiff(t, textDiff(lines(1, 20), lines(1, 9) + 'other\n' + lines(11, 20), 'en'))
  expect(pieces.filter(({ kind }) => kind === 'folded')).toEqual([
    { kind: 'folded', text: lines(1, 6), label: '6 unchanged lines' },
    // Of the three after the change the first is what is left of its line.
    { kind: 'folded', text: lines(13, 20), label: '8 unchanged lines' },
  ])
})

test('a text that did not change is shown whole', () => {
  expect(sayDiff(t, textDiff(lines(1, 20), lines(1, 20), 'en'))).toEqual([{ kind: 'same', text: lines(1, 20) }])
})

test('blank text that came is made visible', () => {
  const pieces = sayDiff(t, textDiff('a\nb\n', 'a\n\nb\n', 'en'))
  expect(pieces).toContainEqual({ kind: 'added', text: '↵\n' })
})

test('nothing is lost by folding: the pieces that are not added are what was', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 30 }).map((all) => `x\n${all.join('')}`)
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = sayDiff(t, textDiff(before, after, 'en'))
      expect(pieces.flatMap((piece) => (piece.kind === 'added' ? [] : piece.text)).join('')).toBe(before)
    }),
  )
})
