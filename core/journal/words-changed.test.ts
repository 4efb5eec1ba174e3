import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsChanged } from './words-changed.ts'

test.each([
  ['nothing changed', 'fork and exec', 'fork and exec', 0],
  ['a word came', 'fork and exec', 'fork, and then exec', 1],
  ['a word went', 'fork and then exec', 'fork and exec', 1],
  ['one in the place of another', 'fork and exec', 'fork and wait', 1],
  ['words only stand elsewhere', 'first this, then that', 'then that, first this', 0],
  ['Chinese is counted by characters', '监听的端口', '监听的描述符', 3],
  ['written where nothing stood', '', '先写日志 (WAL)', 5],
])('%s', (_story, before, after, words) => {
  expect(wordsChanged(before, after)).toBe(words)
})

test('as much changed one way as the other, and nothing between a text and itself', () => {
  const text = fc.array(fc.constantFrom('fork', 'exec', '监听', '端口', ' ', '\n'), { maxLength: 30 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(' '), b.join(' ')]
      expect(wordsChanged(before, after)).toBe(wordsChanged(after, before))
      expect(wordsChanged(before, before)).toBe(0)
    }),
  )
})
