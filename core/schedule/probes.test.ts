import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { defaultPolicy } from './memory.ts'
import { weakParents } from './probes.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const policy = defaultPolicy('UTC')

/** A parent last answered so many days ago. */
const parent = (name: string, days: number, stabilityDays: number) => ({
  cardId: CardId.parse(name),
  memory: { stabilityDays, difficulty: 5 },
  lastReviewAt: new Date(NOW.getTime() - days * 86_400_000),
})
const failed = (child: string, of: ReturnType<typeof parent>) => ({ childId: CardId.parse(child), parent: of })
const chosen = (...all: ReturnType<typeof failed>[]) =>
  weakParents(all, NOW, policy).map((one) => `${one.parent.cardId} for ${one.childId}`)

test('a parent is asked about from a week after it was asked itself', () => {
  expect(chosen(failed('child', parent('parent', 6, 7)))).toEqual([])
  expect(chosen(failed('child', parent('parent', 7, 7)))).toEqual(['parent for child'])
})

test('one that is remembered well is left alone', () => {
  expect(chosen(failed('child', parent('parent', 10, 100)))).toEqual([])
})

test('of several parents the weakest is asked about', () => {
  expect(chosen(failed('child', parent('steady', 10, 20)), failed('child', parent('shaky', 10, 9)))).toEqual([
    'shaky for child',
  ])
})

test('a parent of two failed follow-ups is asked about once', () => {
  const shared = parent('parent', 10, 9)
  expect(chosen(failed('one', shared), failed('other', shared))).toHaveLength(1)
})

test('where a clock was set back, nothing is asked about', () => {
  expect(chosen(failed('child', parent('parent', -3, 1)))).toEqual([])
})
