import { setImmediate } from 'node:timers/promises'
import type { CardId, Category } from '#core/card/card.ts'
import { connected } from '#core/chain/connected.ts'
import { buildGraph, type Edge, type Graph, reachable, rootsOf } from '#core/chain/graph.ts'
import { list } from '#core/chain/lists.ts'
import { type MapLayout, placeMap } from '#core/chain/map.ts'
import { edgesInTurn } from '#core/store/cards.ts'
import { attemptCounts, cardsInOrder, linksFrom, type ShelvedCard } from '#core/store/map.ts'
import { chunks } from '#core/store/rows.ts'
import type { Context } from './context.ts'
import { type Known, knownOf } from './known.ts'
import { newBreath } from './in-steps.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** Cards drawn at most. A map of more shows its chains as one box each. */
export const MAP_LIMIT = 3000
/** Cards whose standing is read at once: few enough to hold up nobody. */
const BATCH = 500

/** What the map is of. A chain is shown whole as soon as anything in it matches; what does not match is pale. */
export type MapFilter = {
  /** Only this card and all that follow-ups lead to. */
  readonly chain: CardId | null
  readonly topic: string | null
  readonly category: Category | null
  readonly known: Known | null
}

export type MapCard = Pick<CardBrief, 'id' | 'title' | 'lang' | 'topics' | 'archived' | 'standing'> & {
  readonly known: Known
  readonly reviews: number
  /** Single sentences included. */
  readonly attempts: number
  readonly matches: boolean
}

/** `back`: a follow-up that closes a circle. `link`: in the text of `from`, outside stage 6. */
export type MapEdge = { readonly from: CardId; readonly to: CardId; readonly kind: 'follow-up' | 'back' | 'link' }

/** A chain, or all cards of one topic that are linked to nothing, as one box. */
export type MapBox = {
  readonly root: Pick<CardBrief, 'id' | 'title' | 'lang'>
  readonly cards: number
}

export type MapView =
  | {
      readonly kind: 'cards'
      /** In the author's order. */
      readonly cards: readonly MapCard[]
      readonly edges: readonly MapEdge[]
      readonly layout: MapLayout
    }
  /** Too many to be drawn: the chains that begin with one card, largest first; cards beside them are found by topic. */
  | { readonly kind: 'chains'; readonly chains: readonly MapBox[]; readonly cards: number; readonly single: number }

/** The library as a map; of the chain of an unknown card an empty one. */
export async function viewMap(ctx: Context, filter: MapFilter, limit = MAP_LIMIT): Promise<MapView> {
  const shelved = await gathered(cardsInOrder(ctx.db))
  const edges = (await gathered(edgesInTurn(ctx.db))).map(({ parentId: parent, childId: child, position }): Edge => ({
    parent,
    child,
    position,
  }))
  const whole = buildGraph(
    shelved.map(({ id }) => id),
    edges,
  )
  const breathe = newBreath()
  const { chain } = filter
  const asked = new Set(chain === null ? whole.ids : reachable(whole, chain))
  const graph = chain === null ? whole : part(whole, asked)
  await breathe()
  const needsStanding = filter.known !== null || asked.size <= limit
  const known = needsStanding ? await knownCards(ctx, graph.ids) : new Map<CardId, Omit<MapCard, 'matches'>>()
  const matching = new Set(
    shelved.flatMap((card) => (asked.has(card.id) && isMatch(card, known.get(card.id), filter) ? card.id : [])),
  )
  await breathe()
  const shown = part(graph, withTheirChains(graph, matching))
  await breathe()
  if (shown.ids.length > limit) return await chainsOf(ctx, shown)

  const there = needsStanding ? known : await knownCards(ctx, shown.ids)
  const cards = shown.ids.flatMap((id): MapCard[] => {
    const card = there.get(id)
    return card ? [{ ...card, matches: matching.has(id) }] : []
  })
  const topics = new Map(cards.map(({ id, topics: [first = ''] }) => [id, first]))
  await breathe()
  const layout = placeMap(shown, (id) => topics.get(id) ?? '')
  const links = (await linksFrom(ctx.db, shown.ids)).filter(([, to]) => layout.places.has(to))
  return { kind: 'cards', cards, edges: [...followUps(shown), ...links.map(linkBetween)], layout }
}

const isMatch = (card: ShelvedCard, known: { readonly known: Known } | undefined, filter: MapFilter): boolean =>
  (filter.topic === null || card.topics.includes(filter.topic)) &&
  (filter.category === null || card.category === filter.category) &&
  (filter.known === null || known?.known === filter.known)

const linkBetween = ([from, to]: readonly [CardId, CardId]): MapEdge => ({ from, to, kind: 'link' })

const followUps = (graph: Graph): readonly MapEdge[] =>
  graph.edges.map(({ parent, child }, edge) => ({
    from: parent,
    to: child,
    kind: graph.isBack[edge] ? 'back' : 'follow-up',
  }))

/** Only these cards, and what is between them. */
const part = (graph: Graph, ids: ReadonlySet<CardId>): Graph =>
  ids.size === graph.ids.length
    ? graph
    : buildGraph(
        graph.ids.filter((id) => ids.has(id)),
        graph.edges,
      )

function withTheirChains(graph: Graph, ids: ReadonlySet<CardId>): ReadonlySet<CardId> {
  const idsOf = (cards: readonly number[]): readonly CardId[] => cards.flatMap((card) => graph.ids[card] ?? [])
  return new Set(
    connected(graph)
      .map(idsOf)
      .filter((group) => group.some((id) => ids.has(id)))
      .flat(),
  )
}

async function knownCards(ctx: Context, ids: readonly CardId[]): Promise<Map<CardId, Omit<MapCard, 'matches'>>> {
  const policy = policyOf(await readSettings(ctx.db))
  const [attempts, now] = [await attemptCounts(ctx.db), ctx.now()]
  const found = new Map<CardId, Omit<MapCard, 'matches'>>()
  for (const some of chunks(ids, BATCH)) {
    for (const [id, { title, lang, topics, archived, standing }] of await cardBriefs(ctx.db, some, now, policy)) {
      const reviews = standing.state === 'review' ? standing.reps : 0
      const use = { reviews, attempts: attempts.get(id) ?? 0 }
      found.set(id, { id, title, lang, topics, archived, standing, known: knownOf(standing), ...use })
    }
    await setImmediate()
  }
  return found
}

async function chainsOf(ctx: Context, graph: Graph): Promise<MapView> {
  const leads = (id: CardId): boolean => list(graph.outgoing, graph.numberOf.get(id) ?? 0).length > 0
  const roots = rootsOf(graph)
  const heads = roots.filter(leads)
  const policy = policyOf(await readSettings(ctx.db))
  const boxes: MapBox[] = []
  const breathe = newBreath()
  for (const some of chunks(heads, BATCH)) {
    for (const root of (await cardBriefs(ctx.db, some, ctx.now(), policy)).values()) {
      boxes.push({ root, cards: reachable(graph, root.id).length })
      await breathe()
    }
  }
  const chains = boxes.toSorted((a, b) => b.cards - a.cards || (a.root.id < b.root.id ? -1 : 1))
  return { kind: 'chains', chains, cards: graph.ids.length, single: roots.length - heads.length }
}

async function gathered<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const batch of batches) {
    all.push(...batch)
    await setImmediate()
  }
  return all
}
