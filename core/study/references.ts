import type { CardId, Reference, ReferenceKind } from '#core/card/card.ts'
import { addressKey, hostOf } from '#core/card/address.ts'
import type { Db } from '#core/store/db.ts'
import { type CardReferences, type ReadingSum, readingSums, referencesInTurn } from '#core/store/references.ts'
import type { Context } from './context.ts'
import { keptCards } from './kept-cards.ts'
import { lastVisits } from './link-cache.ts'

export type CitingCard = Pick<CardReferences, 'id' | 'title' | 'lang'>

/** One place that cards refer to, however they write its address. */
export type LibraryReference = {
  /** What all of its addresses have in common. */
  readonly key: string
  /** As the first card by id writes it. */
  readonly url: string
  readonly title: string
  readonly host: string
  readonly kind: ReferenceKind
  /** In the order of their ids. */
  readonly cards: readonly CitingCard[]
  /** One of the cards was last marked as having it read. */
  readonly isRead: boolean
  readonly spentMs: number
  /** When it was found dead, by `check --online`. Null: it was not, as far as is known. */
  readonly deadSince: Date | null
}

export const REFERENCE_ORDERS = ['cited', 'unread', 'minutes'] as const
export type ReferenceOrder = (typeof REFERENCE_ORDERS)[number]

/** Which references are listed. Null: whatever they are. */
export type ReferenceFilter = {
  readonly kind: ReferenceKind | null
  readonly host: string | null
  readonly topic: string | null
  readonly state: 'unread' | 'read' | 'dead' | null
}

export type ReferencePage = {
  readonly references: readonly LibraryReference[]
  /** References that the filter lets through, and what was read of them. */
  readonly total: number
  readonly read: number
  readonly dead: number
  readonly spentMs: number
  readonly page: number
  readonly pages: number
  /** Of the whole library, those of most references first, with how many. */
  readonly hosts: readonly (readonly [host: string, references: number])[]
  readonly kinds: ReadonlyMap<ReferenceKind, number>
}

export const REFERENCE_PAGE = 100

/** One page of what cards refer to, each place once; the first page is 1. Nothing is fetched. */
export async function listReferences(
  ctx: Context,
  filter: ReferenceFilter,
  by: ReferenceOrder,
  page: number,
  limit = REFERENCE_PAGE,
): Promise<ReferencePage> {
  const { groups, hosts, kinds } = await placesOf(ctx)
  const all = await withReadings(ctx, groups)
  const listed = all.filter((one) => isListed(one, filter)).sort(ORDERS[by])
  const pages = Math.max(1, Math.ceil(listed.length / limit))
  const at = Math.min(page, pages)
  return {
    references: listed.slice((at - 1) * limit, at * limit).map(({ topics: _, ...reference }) => reference),
    total: listed.length,
    read: listed.filter(({ isRead }) => isRead).length,
    dead: listed.filter(({ deadSince }) => deadSince !== null).length,
    spentMs: listed.reduce((sum, { spentMs }) => sum + spentMs, 0),
    page: at,
    pages,
    hosts,
    kinds,
  }
}

/** Where a place is referred to: every card that does, with the address as it writes it. Empty: no card does. */
export const citationsOf = async (ctx: Context, key: string): Promise<readonly Citation[]> =>
  (await placesOf(ctx)).groups.find((group) => group.key === key)?.citations ?? []

type Citation = { readonly cardId: CardId; readonly url: string }
type Group = Pick<LibraryReference, 'key' | 'url' | 'title' | 'host' | 'kind' | 'cards'> & {
  readonly citations: readonly Citation[]
  readonly topics: ReadonlySet<string>
}

const cardReferences = keptCards('references', async function* (tx, ids) {
  for await (const some of referencesInTurn(tx, ids)) yield some.map((card) => [card.id, card] as const)
})

/** The places that a library refers to, those of most cards first. */
type Places = Pick<ReferencePage, 'hosts' | 'kinds'> & { readonly groups: readonly Group[] }

/** The places of each open library, as of when it had this stamp. */
const kept = new WeakMap<Db, { readonly stamp: string; readonly places: Places }>()

async function placesOf(ctx: Context): Promise<Places> {
  const { cards, stamp } = await cardReferences(ctx.db, ctx.contentDir)
  const known = kept.get(ctx.db)
  if (known?.stamp === stamp) return known.places
  const groups = groupsIn([...cards.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  const hosts = counted(groups.map(({ host }) => host))
  const kinds = new Map(counted(groups.map(({ kind }) => kind)))
  const places = { groups: groups.toSorted(byCited), hosts, kinds }
  kept.set(ctx.db, { stamp, places })
  return places
}

function groupsIn(cards: readonly CardReferences[]): readonly Group[] {
  const groups = new Map<string, { first: Reference; cards: CardReferences[]; citations: Citation[] }>()
  for (const card of cards) {
    for (const reference of card.references) {
      const key = addressKey(reference.url)
      if (key === null) continue
      const group = groups.get(key) ?? { first: reference, cards: [], citations: [] }
      groups.set(key, group)
      group.citations.push({ cardId: card.id, url: reference.url })
      if (group.cards.at(-1) !== card) group.cards.push(card)
    }
  }
  return [...groups].map(([key, { first, cards: citing, citations }]) => ({
    key,
    url: first.url,
    title: first.title,
    host: hostOf(new URL(first.url)),
    kind: first.kind,
    cards: citing.map(({ id, title, lang }) => ({ id, title, lang })),
    citations,
    topics: new Set(citing.flatMap(({ topics }) => topics)),
  }))
}

type Told = LibraryReference & Pick<Group, 'topics'>

async function withReadings(ctx: Context, groups: readonly Group[]): Promise<readonly Told[]> {
  const [sums, visits] = await Promise.all([readingSums(ctx.db), lastVisits(ctx.dataDir)])
  const readings = new Map<string | null, ReadingSum[]>()
  for (const sum of sums) {
    const key = addressKey(sum.url)
    readings.set(key, [...(readings.get(key) ?? []), sum])
  }
  return groups.map(({ citations, ...group }) => {
    const read = (readings.get(group.key) ?? []).filter((sum) => citations.some((one) => isOf(sum, one)))
    return {
      ...group,
      isRead: read.some(({ isDone }) => isDone),
      spentMs: read.reduce((sum, { spentMs }) => sum + spentMs, 0),
      deadSince: visits.size === 0 ? null : deadAt(citations, visits),
    }
  })
}

const isOf = (sum: ReadingSum, { cardId, url }: Citation): boolean => sum.cardId === cardId && sum.url === url

/** The addresses of a place are dead together: one that may answer is enough to get there. */
function deadAt(citations: readonly Citation[], visits: Awaited<ReturnType<typeof lastVisits>>): Date | null {
  let deadSince: Date | null = null
  for (const { url } of citations) {
    const visit = visits.get(withoutFragment(url))
    if (visit?.outcome.state !== 'dead') return null
    deadSince ??= visit.visitedAt
  }
  return deadSince
}

function withoutFragment(written: string): string {
  const url = new URL(written)
  url.hash = ''
  return url.href
}

function isListed({ kind, host, topics, isRead, deadSince }: Told, filter: ReferenceFilter): boolean {
  const isState = { unread: !isRead, read: isRead, dead: deadSince !== null }
  return (
    (filter.kind === null || filter.kind === kind) &&
    (filter.host === null || filter.host === host) &&
    (filter.topic === null || topics.has(filter.topic)) &&
    (filter.state === null || isState[filter.state])
  )
}

const byCited = (a: Group, b: Group): number => b.cards.length - a.cards.length || (a.key < b.key ? -1 : 1)

/** What is the same here stays in the order in which it is kept: that of `byCited`. */
const ORDERS: Readonly<Record<ReferenceOrder, (a: Told, b: Told) => number>> = {
  cited: () => 0,
  unread: (a, b) => Number(a.isRead) - Number(b.isRead),
  minutes: (a, b) => b.spentMs - a.spentMs,
}

/** Each value once with how often it is there, the most frequent first. */
function counted<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
}
