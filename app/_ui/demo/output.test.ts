import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, BLOCK, NO_OUTPUT, type Output, outputOf, plainText, type Source } from './output.ts'

const out = (...texts: readonly string[]): Output => outputOf(texts.map((text) => ({ from: 'stdout', text })))
const linesIn = (output: Output) => output.blocks.flat()
const spansIn = (output: Output) =>
  linesIn(output).map(({ spans }) => spans.map(({ text, className }) => (className === '' ? text : [text, className])))

test('colours become classes, and hold until they are taken back', () => {
  expect(spansIn(out('a \x1b[31mred\x1b[0m b\n\x1b[1;32mbold\nstill\x1b[m.'))).toEqual([
    ['a ', ['red', 'ansi-red'], ' b'],
    [['bold', 'ansi-green ansi-bold']],
    [['still', 'ansi-green ansi-bold'], '.'],
  ])
})

test.each([
  ['\x1b[38;5;196mx', 'ansi-red'],
  ['\x1b[38;2;20;200;30mx', 'ansi-green'],
  ['\x1b[38;5;245mx', ''],
  ['\x1b[94mx', 'ansi-blue'],
  ['\x1b[41mx', 'ansi-on ansi-on-red'],
  ['\x1b[7mx', 'ansi-reversed'],
  ['\x1b[31;39mx', ''],
  ['\x1b[38;5mx', 'ansi-black'],
  ['\x1b[999mx', ''],
])('%j looks like %j', (text, className) => {
  expect(linesIn(out(text))[0]?.spans[0]?.className).toBe(className)
})

test.each([
  ['cursor and screen', 'a\x1b[2Jb\x1b[10;10Hc\x1b[?25ld', 'abcd'],
  ['a title', 'a\x1b]0;pwned\x07b', 'ab'],
  ['a link', '\x1b]8;;javascript:alert(1)\x1b\\here\x1b]8;;\x1b\\', 'here'],
  ['a device string', 'a\x1bPq#0\x1b\\b', 'ab'],
  ['other escapes', 'a\x1bcb\x1b(Bc\x1bMd', 'abcd'],
  ['control characters', 'a\0\x08\x07\x7f\x9bb', 'ab'],
  ['a tab', 'a\tb', 'a\tb'],
  ['markup', '<b onclick=x>&amp;</b>', '<b onclick=x>&amp;</b>'],
])('of %s only text is left', (_, text, plain) => {
  expect(plainText(out(text))).toBe(plain)
})

test('a return to the start of the line begins a new one, and with a line end it is one line end', () => {
  expect(plainText(out('10%\r20%\r\ndone\n'))).toBe('10%\n20%\ndone\n')
  expect(plainText(out('a\r', '\nb'))).toBe('a\nb')
})

test('a sequence cut in two is one', () => {
  expect(spansIn(out('a\x1b', '[3', '1mred'))).toEqual([['a', ['red', 'ansi-red']]])
  expect(plainText(out('a\x1b]0;ti', 'tle\x07b'))).toBe('ab')
})

test('what never ends is given up, so that nothing is swallowed for good', () => {
  expect(plainText(out(`\x1b]${'x'.repeat(3000)}`, 'y'))).toContain('y')
})

test('what two sources print at once stands in lines of their own, and each can be read alone', () => {
  const said: [Source, string][] = [
    ['stdout', 'one '],
    ['stderr', 'warning\n'],
    ['stdout', 'line\n'],
  ]
  const output = outputOf(said.map(([from, text]) => ({ from, text })))
  expect(linesIn(output).map(({ from }) => from)).toEqual(['stdout', 'stderr', 'stdout'])
  expect(plainText(output, 'stdout')).toBe('one line\n')
  expect(plainText(output)).toBe('one \nwarning\nline\n')
})

test('full blocks stay the very same, so that the page need not draw them again', () => {
  const before = out('x\n'.repeat(BLOCK * 2 + 1))
  const after = append(before, { from: 'stdout', text: 'y\n' })
  expect(after.blocks[0]).toBe(before.blocks[0])
  expect(after.blocks[1]).toBe(before.blocks[1])
  expect([before.lines, after.lines]).toEqual([BLOCK * 2 + 1, BLOCK * 2 + 2])
})

test('cut anywhere, the output is the same', () => {
  const piece = fc.constantFrom('a', '中', '😀', '\n', '\r', '\x1b[31m', '\x1b[0m', '\x1b]0;t\x07', '\t', '\x1b[2K')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(200), { maxLength: 5 }), (pieces, cuts) => {
      const text = pieces.join('')
      const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length].toSorted((a, b) => a - b)
      const parts = at.slice(1).map((to, i) => text.slice(at[i], to))
      const whole = out(text)
      // Half a character on its own is no text that a decoder would hand on.
      if (parts.some((part) => !part.isWellFormed())) return
      expect(plainText(out(...parts))).toBe(plainText(whole))
      expect(spansIn(out(...parts))).toEqual(spansIn(whole))
      expect(out(...parts).lines).toBe(whole.blocks.flat().length)
    }),
  )
})

test.each([
  ['20,000 lines', 'the quick brown fox jumps over the lazy dog, again\n'.repeat(20_000)],
  ['a megabyte in one line', 'x'.repeat(1_000_000)],
  ['a colour for every letter', '\x1b[1;31ma\x1b[0mb'.repeat(70_000)],
  ['escapes that never end', '\x1b]'.repeat(500_000)],
  ['nothing but line ends', '\n'.repeat(1_000_000)],
])('%s come in pieces without the page standing still', (_, text) => {
  const since = performance.now()
  let output = NO_OUTPUT
  for (let i = 0; i < text.length; i += 4096) output = append(output, { from: 'stdout', text: text.slice(i, i + 4096) })
  expect(performance.now() - since).toBeLessThan(3000)
  expect(linesIn(output).every(({ spans }) => spans.length <= 200)).toBe(true)
})
