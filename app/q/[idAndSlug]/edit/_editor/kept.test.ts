import { expect, test } from 'vitest'
import { type Draft, mergeDrafts } from './kept.ts'

const draft = (id: string, seq: number, minute: number): Draft => ({
  id,
  cardId: 'q-card',
  part: 'answer',
  baseHash: 'h',
  text: `${id} ${seq}`,
  seq,
  savedAt: `2026-11-28T10:0${minute}:00.000Z`,
})

test('of each draft the later state counts, wherever it is kept; newest first', () => {
  const merged = mergeDrafts(
    [draft('a', 3, 1), draft('b', 1, 2)],
    [draft('a', 2, 9), draft('b', 2, 3), draft('c', 1, 4)],
  )
  expect(merged.map(({ text }) => text)).toEqual(['c 1', 'b 2', 'a 3'])
})
