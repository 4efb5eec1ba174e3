import { expect, test } from 'vitest'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { comparison } from './compare.ts'

const shares: number[] = []
const compared = atOnce(comparison(8, 5, (share) => shares.push(share)))

test('three models, each without coupling, and with two couplings, rehearsed and not', () => {
  expect(compared).toHaveLength(15)
  expect(new Set(compared.map(({ model }) => model)).size).toBe(3)
  expect(compared.slice(0, 5).map(({ coupling, isRehearsing }) => [coupling, isRehearsing])).toEqual([
    [0, false],
    [0.3, false],
    [0.6, false],
    [0.3, true],
    [0.6, true],
  ])
})

test('a difference is that of the means, known better than either, as learners and luck are the same', () => {
  for (const { outcomes, differences } of compared) {
    expect(differences.map(({ queue, against }) => `${queue} ${against}`)).toEqual([
      'random author',
      'gate author',
      'probe gate',
      'credit probe',
    ])
    for (const { queue, against, answerable } of differences) {
      const [one, other] = [outcomes[queue].answerable, outcomes[against].answerable]
      expect(answerable.value).toBeCloseTo(one.value - other.value, 9)
      expect(answerable.high - answerable.low).toBeLessThan(one.high - one.low)
    }
  }
})

test('minutes are the same for all', () => {
  for (const { outcomes } of compared) {
    const minutes = Object.values(outcomes).map(({ minutesPerDay }) => minutesPerDay.value)
    expect(Math.max(...minutes) - Math.min(...minutes)).toBeLessThan(1)
  }
})

test('it tells how far it is', () => {
  expect(shares).toEqual(Array.from({ length: 75 }, (_, i) => expect.closeTo((i + 1) / 75, 9)))
})
