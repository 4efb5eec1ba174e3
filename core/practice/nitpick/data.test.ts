import { expect, test } from 'vitest'
import { CONCRETE } from './data/concrete.ts'
import { FILLERS } from './data/fillers.ts'
import { HEDGES_EN, MORE_HEDGES_EN } from './data/hedges.en.ts'
import { HEDGES_ZH } from './data/hedges.zh.ts'
import { WORDY_EN } from './data/wordy.en.ts'
import { WORDY_ZH } from './data/wordy.zh.ts'
import { weakWords, wordyPhrases } from './write-good.ts'

test.each(Object.keys(HEDGES_EN))('write-good finds %s', (word) => {
  expect(weakWords(`it is ${word} so`)).toContainEqual(expect.objectContaining({ index: 6, offset: word.length }))
})

test.each(Object.keys(WORDY_EN))('write-good finds “%s”', (phrase) => {
  expect(wordyPhrases(`we ${phrase} see`)).toContainEqual(expect.objectContaining({ index: 3, offset: phrase.length }))
})

test('write-good says nothing of what is passive, nor of only, as we set it', () => {
  const text = 'The file was opened by the parent and is only read.'
  expect(weakWords(text).filter(({ index }) => !text.startsWith('only', index))).toEqual([])
  expect(HEDGES_EN).not.toHaveProperty('only')
  expect(wordyPhrases(text)).toEqual([])
})

test.each([...HEDGES_ZH, ...MORE_HEDGES_EN])('$pattern captures nothing and does not match nothing', ({ pattern }) => {
  const groups = new RegExp(`${pattern}|`, 'u').exec('')
  expect(groups).toHaveLength(1)
  expect(new RegExp(pattern, 'u').test('')).toBe(false)
})

test.each(WORDY_ZH)('$pattern has a group exactly if its better words take one', ({ pattern, better }) => {
  const groups = new RegExp(`${pattern}|`, 'u').exec('')
  expect(groups).toHaveLength(better.includes('$1') ? 2 : 1)
})

test.each([...CONCRETE, ...FILLERS])('%s does not match nothing', (pattern) => {
  expect(new RegExp(pattern, 'u').test('')).toBe(false)
})
