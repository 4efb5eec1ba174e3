import { expect, test } from 'vitest'
import { listChains, viewCard, viewChain } from './cards.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'
import type { OutlineNode } from './views.ts'

const root = cardId('q-root')
const left = cardId('q-left')
const right = cardId('q-right')
const shared = cardId('q-shared')
const circle = cardId('q-circle')

/** root → left, right; both → shared; shared → circle → root; one open question, one broken link. */
async function diamond() {
  const library = await emptyLibrary()
  await library.write('1.mdx', cardSource(root, [left, right]))
  await library.write('2.mdx', cardSource(left, [shared]))
  await library.write('3.mdx', cardSource(right, [shared, 'Open?', 'q-nowhere'], `See [shared](card:${shared}).`))
  await library.write('4.mdx', cardSource(shared, [circle]))
  await library.write('5.mdx', cardSource(circle, [root]))
  await syncContent(library)
  return library
}

const lines = (node: OutlineNode, depth = 0): string[] => {
  const indent = '  '.repeat(depth)
  if (node.kind === 'open') return [`${indent}${node.text}`]
  if (node.kind === 'broken') return [`${indent}! ${node.id}`]
  return [
    `${indent}${node.repeated ? '=' : ''}${node.card.id}`,
    ...node.children.flatMap((child) => lines(child, depth + 1)),
  ]
}

test('a card knows its way from the root, its parents, its follow-ups and who mentions it', async () => {
  const view = await viewCard(await diamond(), shared)
  expect(view?.breadcrumb.map((card) => card.id)).toEqual([root, left])
  expect(view?.parents.map((card) => card.id).toSorted()).toEqual([left, right])
  expect(view?.followUps.flatMap((node) => lines(node))).toEqual([circle])
  expect(view?.backlinks.map(({ id }) => id)).toEqual([right])
  expect(view?.standing).toEqual({ state: 'locked' })
  expect(view?.revisions).toBe(1)
})

test('a card on a circle has its way from the root, and the root none', async () => {
  const library = await diamond()
  expect((await viewCard(library, circle))?.breadcrumb.map((card) => card.id)).toEqual([root, left, shared])
  expect((await viewCard(library, root))?.breadcrumb).toEqual([])
  expect((await viewCard(library, root))?.parents.map((card) => card.id)).toEqual([circle])
})

test('a chain is outlined once for each card, and drawn with the edge that goes back', async () => {
  const view = await viewChain(await diamond(), root)
  expect(view && lines(view.outline)).toEqual([
    'q-root',
    '  q-left',
    '    q-shared',
    '      q-circle',
    '        =q-root',
    '  q-right',
    '    =q-shared',
    '    Open?',
    '    ! q-nowhere',
  ])
  expect(view?.graph?.nodes.map((node) => [node.id, node.open])).toEqual([
    [root, 0],
    [left, 0],
    [right, 1],
    [shared, 0],
    [circle, 0],
  ])
  expect(view?.graph?.edges.filter((edge) => edge.back)).toMatchObject([{ from: circle, to: root }])
})

test('chains are counted: cards, open questions, passed', async () => {
  const library = await diamond()
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  library.travel('2026-11-24T09:00:00Z')
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 1 })
  expect(await listChains(library)).toMatchObject([
    { root: { id: root }, cards: 5, openQuestions: 1, passed: 1, due: 0 },
  ])
})

test('a card that does not exist has no page and no chain', async () => {
  const library = await diamond()
  expect(await viewCard(library, cardId('q-nobody'))).toBeNull()
  expect(await viewChain(library, cardId('q-nobody'))).toBeNull()
})
