import type { ReferenceKind } from '#core/card/card.ts'
import { readingSums } from '#core/store/references.ts'
import type { Context } from './context.ts'
import { lastVisits } from './link-cache.ts'
import { type Citation, type Place, type Places, placesOf } from './reference-places.ts'

/** One place that cards refer to, with what is known of it besides. */
export type LibraryReference = Pick<Place, 'key' | 'url' | 'title' | 'host' | 'kind'> & {
  /** Those that refer to it, in the order of their ids. */
  readonly cards: readonly Pick<Place['cards'][number], 'id' | 'title' | 'lang'>[]
  /** One of the cards was last marked as having it read. */
  readonly isRead: boolean
  readonly spentMs: number
  /** When it was found dead, by `check --online`. Null: it was not, as far as is known. */
  readonly deadSince: Date | null
}

export const REFERENCE_ORDERS = ['host', 'cited', 'unread', 'minutes'] as const
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
  const { hosts, kinds, ...library } = await placesOf(ctx)
  const all = await withReadings(ctx, library)
  const listed = all.filter((one) => isListed(one, filter)).sort(ORDERS[by])
  const pages = Math.max(1, Math.ceil(listed.length / limit))
  const at = Math.min(page, pages)
  return {
    references: listed.slice((at - 1) * limit, at * limit).map(toReference),
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

const toReference = ({ place, ...told }: Told): LibraryReference => {
  const { key, url, title, host, kind, cards } = place
  return {
    key,
    url,
    title,
    host,
    kind,
    cards: cards.map(({ id, title: name, lang }) => ({ id, title: name, lang })),
    ...told,
  }
}

type Told = Pick<LibraryReference, 'isRead' | 'spentMs' | 'deadSince'> & { readonly place: Place }

async function withReadings(
  ctx: Context,
  { places, keyOf }: Pick<Places, 'places' | 'keyOf'>,
): Promise<readonly Told[]> {
  const [sums, visits] = await Promise.all([readingSums(ctx.db), lastVisits(ctx.dataDir)])
  const readings = new Map<string, Pick<Told, 'isRead' | 'spentMs'>>()
  for (const { cardId, url, spentMs, isDone } of sums) {
    const key = keyOf(cardId, url)
    if (key === null) continue
    const before = readings.get(key) ?? UNREAD
    readings.set(key, { isRead: before.isRead || isDone, spentMs: before.spentMs + spentMs })
  }
  return places.map((place) => {
    const { isRead, spentMs } = readings.get(place.key) ?? UNREAD
    return { place, isRead, spentMs, deadSince: visits.size === 0 ? null : deadAt(place.citations, visits) }
  })
}

const UNREAD = { isRead: false, spentMs: 0 } as const

/** The addresses of a place are dead together: one that may answer is enough to get there. */
function deadAt(citations: readonly Citation[], visits: Awaited<ReturnType<typeof lastVisits>>): Date | null {
  let deadSince: Date | null = null
  for (const { page } of citations) {
    const visit = visits.get(page)
    if (visit?.outcome.state !== 'dead') return null
    deadSince ??= visit.visitedAt
  }
  return deadSince
}

function isListed({ place, isRead, deadSince }: Told, filter: ReferenceFilter): boolean {
  const { kind, host, topics } = place
  const isState = { unread: !isRead, read: isRead, dead: deadSince !== null }
  return (
    (filter.kind === null || filter.kind === kind) &&
    (filter.host === null || filter.host === host) &&
    (filter.topic === null || topics.has(filter.topic)) &&
    (filter.state === null || isState[filter.state])
  )
}

/** What is the same here stays in the order in which it is kept: that of `byCited`. */
const ORDERS: Readonly<Record<ReferenceOrder, (a: Told, b: Told) => number>> = {
  host: ({ place: a }, { place: b }) => (a.host === b.host ? 0 : a.host < b.host ? -1 : 1),
  cited: () => 0,
  unread: (a, b) => Number(a.isRead) - Number(b.isRead),
  minutes: (a, b) => b.spentMs - a.spentMs,
}
