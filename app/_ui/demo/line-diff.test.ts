import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame, lineDiff, withContext } from './line-diff.ts'

test('a changed line is one that went and one that came', () => {
  expect(lineDiff('a\nb\nc\n', 'a\nB\nc\n')).toEqual([
    { kind: 'same', lines: ['a'] },
    { kind: 'removed', lines: ['b'] },
    { kind: 'added', lines: ['B'] },
    { kind: 'same', lines: ['c'] },
  ])
})

test('a line end at the very end makes no difference, and neither do those of another system', () => {
  expect(isSame(lineDiff('a\nb', 'a\r\nb\r\n'))).toBe(true)
  expect(lineDiff('', '')).toEqual([])
  expect(lineDiff('', 'a\n')).toEqual([{ kind: 'added', lines: ['a'] }])
})

test('far from a change, lines are counted instead of shown', () => {
  const before = Array.from({ length: 20 }, (_, i) => `${i}`)
  const after = before.with(10, 'ten')
  const shown = withContext(lineDiff(before.join('\n'), after.join('\n')))
  expect(shown.map((part) => (part.kind === 'left-out' ? part.count : part.lines))).toEqual([
    7,
    ['7', '8', '9'],
    ['10'],
    ['ten'],
    ['11', '12', '13'],
    6,
  ])
})

test('both texts can be read off the difference', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.map((l) => `${l}\n`).join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = lineDiff(before, after)
      const without = (kind: string) =>
        diff
          .flatMap((part) => (part.kind === kind ? [] : part.lines))
          .map((line) => `${line}\n`)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
})

test('two long texts with nothing in common are replaced as a whole, at once', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word} ${i}`).join('\n')
  const since = performance.now()
  expect(lineDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(performance.now() - since).toBeLessThan(2000)
})
