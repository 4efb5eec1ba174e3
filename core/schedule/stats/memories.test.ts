import { expect, test } from 'vitest'
import { memoryFigures } from './memories.ts'

const memory = (stabilityDays: number, difficulty: number, retrievability: number) => ({
  stabilityDays,
  difficulty,
  retrievability,
})

test('memories are counted in steps: stability by doubling, difficulty by ones, the chance of recall by tenths', () => {
  const { cards, memories } = memoryFigures([
    ...Array<ReturnType<typeof memory>>(6).fill(memory(0.5, 1, 0.05)),
    memory(1, 1.99, 0.1),
    memory(63.9, 5, 0.899),
    memory(64, 9.99, 0.9),
    memory(30_000, 10, 1),
  ])
  expect(cards).toBe(10)
  if (!memories.ok) throw new Error('too few')
  const counts = (of: 'stabilityDays' | 'difficulty' | 'retrievability') =>
    memories.value[of].buckets.flatMap(({ from, count }) => (count > 0 ? [[from, count]] : []))
  expect(counts('stabilityDays')).toEqual([
    [0, 6],
    [1, 1],
    [32, 1],
    [64, 1],
    [512, 1],
  ])
  expect(counts('difficulty')).toEqual([
    [1, 7],
    [5, 1],
    [9, 2],
  ])
  expect(counts('retrievability')).toEqual([
    [0, 6],
    [0.1, 1],
    [0.8, 1],
    [0.9, 2],
  ])
  expect(memories.value.recallable).toBeCloseTo(0.3 + 0.1 + 0.899 + 0.9 + 1, 12)
  expect(memories.value.stabilityDays.quartiles.median).toBe(0.5)
})

test('a handful of cards is no distribution', () => {
  expect(memoryFigures([memory(1, 5, 0.9)])).toEqual({
    cards: 1,
    memories: { ok: false, error: { there: 1, needed: 10 } },
  })
})
