import { addressKey } from '#core/card/address.ts'
import type { ReferenceKind } from '#core/card/card.ts'
import { type ReadingSum, readingSums } from '#core/store/references.ts'
import type { Context } from './context.ts'
import { lastVisits } from './link-cache.ts'
import { type Citation, type Place, placesOf } from './reference-places.ts'

/** One place that cards refer to, with what is known of it besides. */
export type LibraryReference = Pick<Place, 'key' | 'url' | 'title' | 'host' | 'kind' | 'cards'> & {
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
  const { places, hosts, kinds } = await placesOf(ctx)
  const all = await withReadings(ctx, places)
  const listed = all.filter((one) => isListed(one, filter)).sort(ORDERS[by])
  const pages = Math.max(1, Math.ceil(listed.length / limit))
  const at = Math.min(page, pages)
  return {
    references: listed.slice((at - 1) * limit, at * limit).map(withoutTopics),
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

function withoutTopics(told: Told): LibraryReference {
  const { topics: _, ...reference } = told
  return reference
}

type Told = LibraryReference & Pick<Place, 'topics'>

async function withReadings(ctx: Context, places: readonly Place[]): Promise<readonly Told[]> {
  const [sums, visits] = await Promise.all([readingSums(ctx.db), lastVisits(ctx.dataDir)])
  const readings = new Map<string | null, ReadingSum[]>()
  for (const sum of sums) {
    const key = addressKey(sum.url)
    readings.set(key, [...(readings.get(key) ?? []), sum])
  }
  return places.map(({ citations, ...place }) => {
    const read = (readings.get(place.key) ?? []).filter((sum) => citations.some((one) => isOf(sum, one)))
    return {
      ...place,
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

/** What is the same here stays in the order in which it is kept: that of `byCited`. */
const ORDERS: Readonly<Record<ReferenceOrder, (a: Told, b: Told) => number>> = {
  host: (a, b) => (a.host === b.host ? 0 : a.host < b.host ? -1 : 1),
  cited: () => 0,
  unread: (a, b) => Number(a.isRead) - Number(b.isRead),
  minutes: (a, b) => b.spentMs - a.spentMs,
}
