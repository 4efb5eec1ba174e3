import { expect, test } from 'vitest'
import { FIRST_CHOICES, type KeptAttempt, openStore } from './store.ts'
import { newStorage } from './testing-storage.ts'

const CHAIN = 'c-0123456789abcdef'
const attempt = (id: string, at = '2026-11-28T10:00:00.000Z'): KeptAttempt => ({
  id,
  cardId: 'q-root',
  at,
  way: 'typed',
  pace: 'relaxed',
  thought: 'fork',
  thoughtMs: 4000,
  sentences: [
    { text: '子进程继承它。', ms: 9000 },
    { text: '', ms: null },
  ],
  gate: { recall: true, depth: true, defend: false },
})

test('what was practised is there again when the page is', () => {
  const storage = newStorage()
  const store = openStore(CHAIN, storage)
  expect(store.add(attempt('b', '2026-11-28T11:00:00.000Z'))).toBe(true)
  expect(store.add(attempt('a'))).toBe(true)
  expect(openStore(CHAIN, storage).attempts()).toEqual([attempt('a'), attempt('b', '2026-11-28T11:00:00.000Z')])
})

test('two tabs do not write over each other', () => {
  const storage = newStorage()
  const [one, other] = [openStore(CHAIN, storage), openStore(CHAIN, storage)]
  one.add(attempt('a'))
  other.add(attempt('b'))
  expect(one.attempts().map(({ id }) => id)).toEqual(['a', 'b'])
})

test('chains know nothing of each other, and deleting one leaves the other', () => {
  const storage = newStorage()
  const [own, foreign] = [openStore(CHAIN, storage), openStore('c-fedcba9876543210', storage)]
  own.add(attempt('a'))
  foreign.add(attempt('b'))
  own.removeAll()
  expect(own.attempts()).toEqual([])
  expect(foreign.attempts()).toEqual([attempt('b')])
})

test.each([
  ['is full', newStorage(10)],
  ['is forbidden', null],
])('where storage %s, an attempt lasts as long as the page, and says so', (_, storage) => {
  const store = openStore(CHAIN, storage)
  expect(store.add(attempt('a'))).toBe(false)
  expect(store.attempts()).toEqual([attempt('a')])
  store.removeAll()
  expect(store.attempts()).toEqual([])
})

test.each([
  '{',
  'null',
  '[]',
  '{"id":"a"}',
  JSON.stringify({ ...attempt('a'), at: 'some day' }),
  JSON.stringify({ ...attempt('a'), gate: { recall: true } }),
  JSON.stringify({ ...attempt('a'), sentences: [{ text: 1, ms: 2 }] }),
])('what no attempt is, whoever wrote it there, is passed over: %s', (text) => {
  const storage = newStorage()
  storage.setItem(`zhuiwen:${CHAIN}:x`, text)
  expect(openStore(CHAIN, storage).attempts()).toEqual([])
})

test('choices are kept, and what cannot be chosen is not', () => {
  const storage = newStorage()
  const slow = { way: 'typed', pace: 'strict', slowness: 3 } as const
  openStore(CHAIN, storage).choose(slow)
  expect(openStore(CHAIN, storage).choices()).toEqual(slow)
  storage.setItem(`zhuiwen:${CHAIN}`, '{"way":"sung","pace":"strict","slowness":3}')
  expect(openStore(CHAIN, storage).choices()).toEqual(FIRST_CHOICES)
})

test('whoever watches is told of what comes and goes', () => {
  const store = openStore(CHAIN, newStorage())
  const counts: number[] = []
  store.watch(() => counts.push(store.attempts().length))
  store.add(attempt('a'))
  store.add(attempt('b'))
  store.removeAll()
  expect(counts).toEqual([1, 2, 0])
})
