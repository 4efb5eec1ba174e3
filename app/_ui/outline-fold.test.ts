import { UNTOUCHED } from '#core/schedule/history.ts'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import type { OutlineNode } from '#core/study/views.ts'
import { foldAround } from './outline-fold.ts'

const node = (id: string, ...children: OutlineNode[]): OutlineNode => ({
  kind: 'card',
  card: {
    id: CardId.parse(id),
    title: id,
    lang: 'en',
    topics: [],
    archived: false,
    standing: { state: 'new' },
    put: UNTOUCHED,
  },
  children,
  repeated: false,
})
const show = (one: OutlineNode): string =>
  one.kind === 'card' ? one.card.title + (one.children.length > 0 ? `(${one.children.map(show).join(' ')})` : '') : '?'

const open: OutlineNode = { kind: 'open', text: '?' }
const chain = node('root', node('left', node('left-a'), node('left-b')), node('right', node('right-a', open)), open)

test('a short outline is shown whole', () => {
  expect(foldAround(chain, CardId.parse('right'))).toBe(chain)
})

test('of a long one, only the way to the card and its own follow-ups are left', () => {
  expect(show(foldAround(chain, CardId.parse('right'), 3))).toBe('root(left right(right-a))')
  expect(show(foldAround(chain, CardId.parse('left-b'), 3))).toBe('root(left(left-a left-b) right)')
})

test('at the root of a long one, only its follow-ups are left', () => {
  expect(show(foldAround(chain, CardId.parse('root'), 3))).toBe('root(left right ?)')
})

test('a card that is not in it folds nothing', () => {
  expect(foldAround(chain, CardId.parse('elsewhere'), 3)).toBe(chain)
})
