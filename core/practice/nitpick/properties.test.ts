import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dismissal } from '../record.ts'
import { DEFAULT_RATE } from '../rate.ts'
import { critique } from './critique.ts'
import type { Answered, Asked, Critique } from './finding.ts'

const LOOKED_FOR =
  `可能 大概 等等 。 ， 进行了优化 一些问题 那个 嗯 惊群 端口 𠮷 😀 👩‍👩‍👧 ﷺ İ very probably in order to etc WAL
  MVCC ( ) \` “ ” . um ＭＶＣＣ １２ cafe\u0301`.split(/\s+/)

/** Any string at all, half characters included, and strings made of what the rules look for. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 40 }),
  fc
    .array(fc.constantFrom(...LOOKED_FOR, ' ', '\n', '\ud842', '\udfb7', '\u0301'), { maxLength: 40 })
    .map((parts) => parts.join('')),
)
const asked: fc.Arbitrary<Asked> = fc.record({
  title: text,
  lang: fc.constantFrom('zh', 'en'),
  keyPoints: fc.array(fc.record({ point: text, aliases: fc.array(text, { maxLength: 3 }) }), { maxLength: 4 }),
  references: fc.constant([]),
  demos: fc.constant([]),
})
const answered: fc.Arbitrary<Answered> = fc.record({
  sentences: fc.array(text, { minLength: 5, maxLength: 5 }),
  asked: fc.oneof(
    fc.constant([1, 2, 3, 4, 5]),
    fc.integer({ min: 1, max: 5 }).map((n) => [n]),
  ),
  sentencesMs: fc.array(fc.option(fc.nat(60_000)), { minLength: 5, maxLength: 5 }),
  limitMs: fc.option(fc.integer({ min: 12_000, max: 120_000 })),
})
const given = (check: (result: Critique, to: Answered, of: Asked) => void): void =>
  fc.assert(fc.property(asked, answered, (of, to) => check(critique(of, to, DEFAULT_RATE), to, of)))

test('whatever is quoted with its place stands there, to the letter', () => {
  given(({ findings, fillers, points }, { sentences }) => {
    const places = [
      ...findings.map(({ sentence, span, quote }) => ({ sentence, span, words: quote })),
      ...points.flatMap(({ said }) => said ?? []),
      ...fillers,
    ]
    for (const { sentence, span, words } of places) {
      if (span === null) continue
      expect(sentences[(sentence ?? 0) - 1]?.slice(span.start, span.end)).toBe(words)
      expect(words).not.toBe('')
    }
  })
})

test('every finding has evidence, and an id of its own by which it can be dismissed', () => {
  given(({ findings }) => {
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    for (const { id, quote } of findings) {
      expect(quote).not.toBe('')
      expect(Dismissal.safeParse({ finding: id, reason: 'meant so' }).success).toBe(true)
      expect(JSON.parse(JSON.stringify(id))).toBe(id)
    }
  })
})

test('the same answer is told the same, whatever was asked before', () => {
  given((result, to, of) => {
    critique({ ...of, title: '别的 question 大概' }, { ...to, sentences: to.sentences.toReversed() }, DEFAULT_RATE)
    expect(critique(of, to, DEFAULT_RATE)).toEqual(result)
  })
})

test('only sentences that were to be said are looked at', () => {
  given(({ findings, fillers }, to) => {
    for (const { sentence } of [...findings, ...fillers]) if (sentence !== null) expect(to.asked).toContain(sentence)
  })
})

const LARGEST = 4000
test.each([
  ['blanks', ' '],
  ['English', 'the truth is one file, and the log is the other. '],
  ['Chinese', '监听的端口没有断，因为新进程继承了它。'],
  ['Chinese without punctuation', '可能进程监听的端口通过由于的'],
  ['acronyms', 'ABC,DEF,'],
  ['wordy beginnings', 'in it is a '],
  ['quotation marks', '“"`「'],
  ['paths', '/a.b_c'],
  ['ligatures', 'ﷺ'],
  ['fillers', '嗯，那个，'],
])('five sentences of four thousand characters of %s are read at once', (_, unit) => {
  const card = {
    title: unit.repeat(20),
    lang: 'zh',
    keyPoints: [{ point: unit, aliases: ['断口', 'a b'] }],
    references: [],
    demos: [],
  }
  const sentences = Array.from({ length: 5 }, () => unit.repeat(LARGEST).slice(0, LARGEST))
  const before = process.cpuUsage()
  critique(
    card,
    { sentences, asked: [1, 2, 3, 4, 5], sentencesMs: [null, null, null, null, null], limitMs: null },
    DEFAULT_RATE,
  )
  // Some forty milliseconds; what grows with the square of the length takes seconds.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500)
})

test('what is longer than any door lets in is cut', () => {
  const sentences = ['a', 'b', 'c', 'd', `${'x '.repeat(2000)}probably`]
  const { findings } = critique(
    { title: '', lang: 'en', keyPoints: [], references: [], demos: [] },
    { sentences, asked: [1, 2, 3, 4, 5], sentencesMs: [null, null, null, null, null], limitMs: null },
    DEFAULT_RATE,
  )
  expect(findings.map(({ rule }) => rule)).not.toContain('hedge')
})
