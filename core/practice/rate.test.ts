import { expect, test } from 'vitest'
import { calibrate, DEFAULT_RATE, samplesOf, speechMs } from './rate.ts'

const WORDS = 'the old worker closes its listening socket and then waits until the last request is done here'
const HANZI = '旧的进程先关掉监听的端口再等手里的请求做完'

test('a minute holds 150 English words or 240 Chinese characters, and both add up', () => {
  expect(speechMs('word '.repeat(150), DEFAULT_RATE)).toBe(60_000)
  expect(speechMs('字'.repeat(240), DEFAULT_RATE)).toBe(60_000)
  expect(speechMs(`${'word '.repeat(75)}${'字'.repeat(120)}`, DEFAULT_RATE)).toBe(60_000)
  expect(speechMs('', DEFAULT_RATE)).toBe(0)
})

test('a speaker half as fast again says both languages half as fast again', () => {
  const samples = [WORDS, HANZI, WORDS].map((text) => ({ text, ms: speechMs(text, DEFAULT_RATE) / 1.5 }))
  const rate = calibrate(samples)
  expect(rate.wordsPerMinute).toBeCloseTo(225, 5)
  expect(rate.hanziPerMinute).toBeCloseTo(360, 5)
})

test('one recording that was left running does not make a slow speaker', () => {
  const ms = speechMs(WORDS, DEFAULT_RATE)
  expect(calibrate([ms, ms, 40 * ms].map((each) => ({ text: WORDS, ms: each })))).toEqual(DEFAULT_RATE)
})

test('of an even number of recordings the middle two count alike', () => {
  const ms = speechMs(WORDS, DEFAULT_RATE)
  const rate = calibrate([1, 1.2, 1.4, 9].map((speed) => ({ text: WORDS, ms: ms / speed })))
  expect(rate.wordsPerMinute).toBeCloseTo(150 * 1.3, 5)
})

test.each([
  ['half', 0.1, 0.5],
  ['twice', 10, 2],
])('a rate is at most %s the usual one', (_, speed, factor) => {
  const sample = { text: WORDS, ms: speechMs(WORDS, DEFAULT_RATE) / speed }
  expect(calibrate([sample, sample, sample]).wordsPerMinute).toBe(150 * factor)
})

test.each([
  ['none', []],
  ['two', [WORDS, WORDS]],
  ['two, and one of a few words', [WORDS, WORDS, 'yes, it does']],
])('with %s there is nothing to go by, and the usual rate holds', (_, texts) => {
  expect(calibrate(texts.map((text) => ({ text, ms: 1000 })))).toEqual(DEFAULT_RATE)
})

test('a recording without a length is none', () => {
  expect(calibrate([0, Number.NaN, Infinity].map((ms) => ({ text: WORDS, ms })))).toEqual(DEFAULT_RATE)
})

test('samples are the sentences that were both said and written down', () => {
  expect(samplesOf({ sentences: ['a', '', ' ', 'd', 'e'], sentencesMs: [1000, 2000, 3000, null, 5000] })).toEqual([
    { text: 'a', ms: 1000 },
    { text: 'e', ms: 5000 },
  ])
})
