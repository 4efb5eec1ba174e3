import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairsAlike } from './alike.ts'
import { finish } from './steps.ts'
import { termsOf } from './terms.ts'

const alike = (texts: readonly string[], least: number) =>
  finish(pairsAlike(texts.map(termsOf), { least, most: 1000, counts: () => true }))

test('the same question in another order is found, and another question is not', () => {
  const texts = [
    '多个进程怎样监听同一个端口？',
    '同一个端口，多个进程怎样监听？',
    '第二次 bind 为什么会失败？',
    'fork 之后子进程里少了什么？',
  ]
  expect(alike(texts, 0.6).map(({ a, b }) => [a, b])).toEqual([[0, 1]])
})

test('the same words are wholly alike', () => {
  const [pair] = alike(['What does fsync promise?', 'what does FSYNC promise', 'something else'], 0.5)
  expect(pair).toMatchObject({ a: 0, b: 1 })
  expect(pair?.score).toBeCloseTo(1)
})

test('texts without a word are like nothing', () => {
  expect(alike(['？', '？', ''], 0.1)).toEqual([])
})

test('of too many pairs the most alike are kept, and of what does not count none', () => {
  const texts = ['bind a port', 'bind a port', 'bind one port', 'fork', 'fork'].map(termsOf)
  const few = finish(pairsAlike(texts, { least: 0.1, most: 1, counts: ({ a }) => a < 3 }))
  expect(few).toMatchObject([{ a: 0, b: 1 }])
})

const word = fc.constantFrom('a', 'bind', 'fork', 'listen', 'port', 'socket', 'exec', 'why', 'how', 'nginx')
const anyTexts = fc.array(
  fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  { maxLength: 14 },
)

test('no pair is missed: those found above a threshold are those of all pairs that reach it', () => {
  fc.assert(
    fc.property(anyTexts, fc.double({ min: 0.2, max: 0.95, noNaN: true }), (texts, least) => {
      const key = ({ a, b }: { readonly a: number; readonly b: number }) => `${a} ${b}`
      const all = alike(texts, 0.0001).filter(({ score }) => score >= least)
      expect(alike(texts, least).map(key).toSorted()).toEqual(all.map(key).toSorted())
    }),
  )
})
