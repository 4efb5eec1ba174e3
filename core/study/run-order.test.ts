import { expect, test } from 'vitest'
import { UNTOUCHED } from '#core/schedule/history.ts'
import { inReadingOrder, orderChain } from './run-order.ts'
import { cardId } from './testing.ts'
import type { CardBrief, OutlineNode, Standing } from './views.ts'

const brief = (name: string, standing: Standing = { state: 'locked' }): CardBrief => ({
  id: cardId(name),
  title: name,
  lang: 'en',
  topics: [],
  archived: false,
  standing,
  put: UNTOUCHED,
})
const reviewed = (isDue: boolean, retrievability: number, isPassed = true): Standing => ({
  state: 'review',
  retrievability,
  stabilityDays: 3,
  difficulty: 5,
  dueAt: new Date(0),
  isDue,
  reps: 1,
  lapses: 0,
  lastReviewAt: new Date(0),
  lastRating: 'good',
  isLeech: false,
  passedAt: isPassed ? new Date(0) : null,
})
const node = (card: CardBrief, children: readonly OutlineNode[] = [], repeated = false): OutlineNode => ({
  kind: 'card',
  card,
  children,
  repeated,
})

test('an outline is read branch by branch, and a card met again is not asked again', () => {
  const [root, left, leaf, right] = [brief('root'), brief('left'), brief('leaf'), brief('right')]
  const outline = node(root, [
    node(left, [node(leaf), { kind: 'open', text: 'And then?' }]),
    node(right, [node(leaf, [], true), { kind: 'broken', id: cardId('gone'), text: 'gone' }]),
  ])
  expect(inReadingOrder([outline])).toEqual([root, left, leaf, right])
})

test('all that fit are asked in reading order', () => {
  const cards = [brief('one', reviewed(false, 0.99)), brief('two'), brief('three', reviewed(true, 0.5))]
  expect(orderChain(cards, 3)).toEqual(['one', 'two', 'three'])
})

test('of more than fit, those in need are chosen, and still asked in reading order', () => {
  const cards = [
    brief('sure', reviewed(false, 0.99)),
    brief('shaky', reviewed(false, 0.92)),
    brief('failed', reviewed(false, 0.95, false)),
    brief('new', { state: 'new' }),
    brief('due', reviewed(true, 0.8)),
  ]
  expect(orderChain(cards, 1)[0]).toBe('due')
  expect(orderChain(cards, 3)).toEqual(['failed', 'new', 'due', 'sure', 'shaky'])
  expect(orderChain(cards, 4)).toEqual(['shaky', 'failed', 'new', 'due', 'sure'])
})

test('of due cards the least well remembered is chosen', () => {
  const cards = [brief('better', reviewed(true, 0.8)), brief('worse', reviewed(true, 0.3))]
  expect(orderChain(cards, 1)).toEqual(['worse', 'better'])
})
