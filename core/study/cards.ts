import { createHash } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import { reachable } from '#core/chain/graph.ts'
import { chainHeads } from '#core/chain/progress.ts'
import type { Graph } from '#core/chain/graph.ts'
import { layoutChain } from '#core/chain/layout.ts'
import { GRAPH_LIMIT, heightFor, NODE } from '#core/chain/picture.ts'
import type { ChainLayout, LayoutEdge, LayoutNode } from '#core/chain/layout.ts'
import { outline } from '#core/chain/outline.ts'
import type { CardLine } from '#core/chain/outline.ts'
import type { Policy } from '#core/schedule/memory.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { backlinksOf, edgesAbove, edgesFrom, findCard, rootCards } from '#core/store/cards.ts'
import { countAttempts } from '#core/store/attempts.ts'
import { getRendering, putRendering } from '#core/store/renderings.ts'
import { countRevisions } from '#core/store/revisions.ts'
import { placesOfLinks } from './backlinks.ts'
import { followUpsFrom, graphOf, reach, wayDown } from './chain.ts'
import type { Reach } from './chain.ts'
import type { Context } from './context.ts'
import { demoProblemsOf } from './demo-problems.ts'
import { renderStored } from './rendering.ts'
import { inReadingOrder } from './run-order.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief, CardView, ChainGraph, ChainSummary, ChainView } from './views.ts'

/** Cards of one chain shown on a page at most. Beyond it the outline names what it does not open. */
const CHAIN_LIMIT = 300
/** Cards that link to one, shown on its page at most. */
const BACKLINKS_LIMIT = 100
/** Of these so many have their text looked into. */
const PLACES_LIMIT = 20
/** Cards above one that are looked at on the way up. */
const ABOVE_LIMIT = 300

/** Everything a card's page shows. Null: there is no such card. */
export async function viewCard(ctx: Context, id: CardId): Promise<CardView | null> {
  const card = await findCard(ctx.db, id)
  if (!card) return null
  const policy = policyOf(await readSettings(ctx.db))
  const [rendered, above, backlinks, revisions, attempts, demoProblems] = await Promise.all([
    renderStored(ctx, card),
    edgesAbove(ctx.db, id, ABOVE_LIMIT),
    backlinksOf(ctx.db, id, BACKLINKS_LIMIT),
    countRevisions(ctx.db, id),
    countAttempts(ctx.db, id),
    demoProblemsOf(ctx, card),
  ])
  const parents = [...new Set(above.filter((edge) => edge.childId === id).map((edge) => edge.parentId))]
  const way = wayDown(id, above)
  const within = await reach(ctx.db, [way[0] ?? id], CHAIN_LIMIT)
  const named = [...namedIn(within), ...parents, ...backlinks, ...way, id]
  const briefs = await cardBriefs(ctx.db, named, ctx.now(), policy)
  const places = await placesOfLinks(ctx, card, backlinks.slice(0, PLACES_LIMIT))
  const pick = (ids: readonly CardId[]): CardBrief[] => ids.flatMap((each) => briefs.get(each) ?? [])
  // A card beyond the limit of its chain is not among what was walked; its own stage 6 is shown all the same.
  const own: Reach = new Map([[id, within.get(id) ?? (await edgesFrom(ctx.db, [id]))]])
  const brief = briefs.get(id)
  if (!brief) return null
  return {
    card,
    rendered,
    problems: [...card.problems, ...rendered.problems, ...demoProblems],
    standing: brief.standing,
    put: brief.put,
    breadcrumb: pick(way),
    parents: pick(parents),
    followUps: outlineOf(id, own, briefs)?.children ?? [],
    backlinks: pick(backlinks).map((one) => ({ ...one, places: places.get(one.id) ?? [] })),
    references: card.references,
    chain: outlineOf(way[0] ?? id, within, briefs),
    revisions,
    attempts,
  }
}

/** The chain from a card downwards. Null: there is no such card. */
export async function viewChain(ctx: Context, id: CardId): Promise<ChainView | null> {
  const policy = policyOf(await readSettings(ctx.db))
  const within = await reach(ctx.db, [id], CHAIN_LIMIT)
  const briefs = await cardBriefs(ctx.db, namedIn(within), ctx.now(), policy)
  const top = outlineOf(id, within, briefs)
  if (!top) return null
  return {
    ...summarise(top.card, graphOf(within), within, briefs),
    outline: top,
    graph: await drawGraph(ctx, within, briefs),
  }
}

/** The cards of the chain from a card downwards as they are read, each once. Null: there is no such card. */
export async function chainAsRead(ctx: Context, named: CardId): Promise<readonly CardBrief[] | null> {
  const id = await ownerAmong(ctx.db, named)
  const policy = policyOf(await readSettings(ctx.db))
  const within = await reach(ctx.db, [id], CHAIN_LIMIT)
  const top = outlineOf(id, within, await cardBriefs(ctx.db, namedIn(within), ctx.now(), policy))
  return top && inReadingOrder([top])
}

/** The chains of the library by the order of their files, at most `limit`: those that begin with an archived card, or the others. */
export async function listChains(
  ctx: Context,
  { archived = false, limit = 100 }: { readonly archived?: boolean; readonly limit?: number } = {},
): Promise<readonly ChainSummary[]> {
  const policy: Policy = policyOf(await readSettings(ctx.db))
  const roots = (await rootCards(ctx.db, limit, archived)).map((root) => root.id)
  const within = await reach(ctx.db, roots, limit * CHAIN_LIMIT)
  const briefs = await cardBriefs(ctx.db, [...within.keys()], ctx.now(), policy)
  const graph = graphOf(within)
  const links = [...within.values()].flat().flatMap(({ parentId, childId, gates }) => {
    return gates && childId !== null ? { parentId, childId } : []
  })
  return chainHeads(roots, links).flatMap((id) => {
    const root = briefs.get(id)
    return root ? [summarise(root, graph, within, briefs)] : []
  })
}

function summarise(root: CardBrief, graph: Graph, within: Reach, briefs: ReadonlyMap<CardId, CardBrief>): ChainSummary {
  const ids = reachable(graph, root.id).filter((id) => briefs.get(id)?.archived === false)
  const standings = ids.map((id) => briefs.get(id)?.standing)
  const count = (isCounted: (standing: CardBrief['standing']) => boolean): number =>
    standings.filter((standing) => standing && isCounted(standing)).length
  return {
    root,
    cards: ids.length,
    openQuestions: ids.flatMap((id) => within.get(id) ?? []).filter((edge) => edge.childId === null).length,
    passed: count((standing) => standing.state === 'review' && standing.passedAt !== null),
    due: count((standing) => standing.state === 'review' && standing.isDue),
  }
}

/** Ids of all cards walked and of all they lead to, whether they exist or not. */
function namedIn(within: Reach): CardId[] {
  return [...within].flatMap(([id, edges]) => [id, ...edges.flatMap((edge) => edge.childId ?? [])])
}

function outlineOf(root: CardId, within: Reach, briefs: ReadonlyMap<CardId, CardBrief>): CardLine<CardBrief> | null {
  return outline(root, {
    followUpsOf: (id) => followUpsFrom(within.get(id)),
    exists: (id) => briefs.has(id),
    describe: (id) => {
      const brief = briefs.get(id)
      if (!brief) throw new Error(`asked to describe ${id}, which does not exist`)
      return brief
    },
  })
}

/** The chain as a picture. Null: too many cards to be drawn, or to be read. */
async function drawGraph(
  ctx: Context,
  within: Reach,
  briefs: ReadonlyMap<CardId, CardBrief>,
): Promise<ChainGraph | null> {
  const cards = [...within].flatMap(([id, edges]) => {
    const brief = briefs.get(id)
    return brief ? [{ ...brief, open: edges.filter((edge) => edge.childId === null).length }] : []
  })
  if (cards.length > GRAPH_LIMIT) return null

  const boxes = cards.map(({ id, title, open }) => ({ id, width: NODE.width, height: heightFor(title, open > 0) }))
  const lines = [...within.values()].flat().flatMap(({ parentId, childId, gates }) => {
    return childId === null ? [] : [{ from: parentId, to: childId, back: !gates }]
  })
  const { width, height, nodes, edges } = await placed(ctx, boxes, lines)
  const at = new Map(nodes.map((node) => [node.id, node]))
  return {
    width,
    height,
    edges,
    nodes: cards.map((card) => ({ ...card, x: 0, y: 0, ...at.get(card.id), id: card.id })),
  }
}

/** Placing the boxes takes tens of milliseconds and depends on nothing but them, so it is kept like a rendering. */
async function placed(ctx: Context, nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Promise<ChainLayout> {
  const key = createHash('sha256')
    .update(`layout 3\0${JSON.stringify([nodes, edges])}`)
    .digest('hex')
  const kept = await getRendering(ctx.db, key)
  // Written by the lines below, under a key that names all that was placed.
  if (kept !== null) return JSON.parse(kept) as ChainLayout
  const layout = layoutChain(nodes, edges, { gap: 36, margin: 4 })
  await putRendering(ctx.db, key, JSON.stringify(layout))
  return layout
}
