import { expect, test } from 'vitest'
import { mapOutline, type MapLine } from './map-outline.ts'
import { type MapFilter, viewMap } from './map.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const ALL: MapFilter = { chain: null, topic: null, category: null, known: null }

/** a leads to b and c, c back to a; d stands alone and mentions b. */
async function library(): Promise<TestLibrary> {
  const ctx = await emptyLibrary()
  await ctx.write('a.mdx', cardSource('q-aaa', ['q-bbb', 'q-ccc']))
  await ctx.write('b.mdx', cardSource('q-bbb').replace('category: project', 'category: fundamentals\ntopics: [nginx]'))
  await ctx.write('c.mdx', cardSource('q-ccc', ['q-aaa']))
  await ctx.write('d.mdx', cardSource('q-ddd', [], 'See [b](card:q-bbb).'))
  await syncContent(ctx)
  return ctx
}

async function drawn(ctx: TestLibrary, filter: Partial<MapFilter>) {
  const view = await viewMap(ctx, { ...ALL, ...filter })
  if (view.kind !== 'cards') throw new Error('it was not drawn')
  return view
}
const ids = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id.slice(2)).join(' ')

test('the whole library is drawn: follow-ups, those that lead back, and links in the text', async () => {
  const { cards, edges, layout } = await drawn(await library(), {})
  expect(ids(cards)).toBe('aaa bbb ccc ddd')
  expect(edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
    'q-aaa follow-up q-bbb',
    'q-aaa follow-up q-ccc',
    'q-ccc back q-aaa',
    'q-ddd link q-bbb',
  ])
  expect(layout.groups.map(({ kind, cards: count }) => [kind, count])).toEqual([
    ['chain', 3],
    ['topic', 1],
  ])
})

test('a link by name is a link, once, and to the card itself it is none', async () => {
  const ctx = await library()
  const text = '[a](card:q-aaa), [[a]], [[Question q-bbb?]], [[b]] and [[Question q-ddd?]].'
  await ctx.write('d.mdx', cardSource('q-ddd', [], text))
  await syncContent(ctx)
  const links = (await drawn(ctx, {})).edges.filter(({ kind }) => kind === 'link')
  expect(links.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(['q-ddd q-aaa', 'q-ddd q-bbb'])
})

test('one chain is what can be reached from its card', async () => {
  expect(ids((await drawn(await library(), { chain: cardId('q-bbb') })).cards)).toBe('bbb')
  expect(ids((await drawn(await library(), { chain: cardId('q-ccc') })).cards)).toBe('aaa bbb ccc')
  expect((await drawn(await library(), { chain: cardId('q-nobody') })).cards).toEqual([])
})

test('a chain in which something matches is shown whole, and says what does', async () => {
  const { cards } = await drawn(await library(), { topic: 'nginx' })
  expect(cards.map(({ id, matches }) => [id, matches])).toEqual([
    ['q-aaa', false],
    ['q-bbb', true],
    ['q-ccc', false],
  ])
  expect(ids((await drawn(await library(), { topic: 'nginx', category: 'project' })).cards)).toBe('')
})

test('what was answered well is remembered, then fades, and is forgotten', async () => {
  const ctx = await library()
  const known = async () => (await drawn(ctx, {})).cards.map((card) => card.known).join(' ')
  expect(await known()).toBe('new locked locked new')
  await answerCard(ctx, { cardId: cardId('q-aaa'), rating: 'good', expectedReps: 0 })
  expect(await known()).toBe('remembered locked locked new')
  const [first] = (await drawn(ctx, { known: 'remembered' })).cards
  expect(first).toMatchObject({ reviews: 1, attempts: 0, matches: true })
  ctx.travel('2026-11-27T09:00:00Z')
  expect(await known()).toMatch(/^fading/)
  ctx.travel('2036-11-27T09:00:00Z')
  expect(await known()).toMatch(/^forgotten/)
})

test('a library too large to be drawn is its chains, each as one box, and each can be drawn', async () => {
  const ctx = await library()
  const view = await viewMap(ctx, ALL, 3)
  expect(view).toMatchObject({ kind: 'chains', cards: 4, single: 1, chains: [{ root: { id: 'q-aaa' }, cards: 3 }] })
  expect(await viewMap(ctx, { ...ALL, chain: cardId('q-aaa') }, 3)).toMatchObject({ kind: 'cards' })
})

test('an empty library is an empty map', async () => {
  expect(await drawn(await emptyLibrary(), {})).toMatchObject({ cards: [], edges: [] })
})

const read = (lines: readonly MapLine[]): string =>
  lines
    .map(
      ({ card, repeated, children }) =>
        `${card.id.slice(2)}${repeated ? '*' : ''}${children.length ? `(${read(children)})` : ''}`,
    )
    .join(' ')

test('the outline says the same in text, and opens each card once', async () => {
  const { cards, edges } = await drawn(await library(), {})
  expect(read(mapOutline(cards, edges))).toBe('aaa(bbb ccc(aaa*)) ddd')
})

test('an outline goes no deeper than can be read; what lies deeper stands below', async () => {
  const ctx = await emptyLibrary()
  const name = (i: number) => `q-n${String(i).padStart(2, '0')}`
  for (let i = 0; i < 15; i += 1) await ctx.write(`${i}.mdx`, cardSource(name(i), i < 14 ? [name(i + 1)] : []))
  await syncContent(ctx)
  const { cards, edges } = await drawn(ctx, {})
  const text = read(mapOutline(cards, edges))
  expect(text.match(/\(/g)).toHaveLength(10)
  expect(text).toContain('(n10 n11 n12 n13 n14)')
})
