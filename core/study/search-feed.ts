import { entryKey } from '#core/search/entry-key.ts'
import type { SearchDocument } from '#core/search/document.ts'
import type { SearchIndex } from '#core/search/index.ts'
import { printOf } from '#core/search/print.ts'
import { SNAPSHOT_VERSION, toPieces } from '#core/search/snapshot.ts'
import { indexStamp } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
import { entriesChangedAfter, lastEntryVersion } from '#core/store/entries.ts'
import { cardsRevisedAfter } from '#core/store/questions.ts'
import { cardsOf } from '#core/store/search-cards.ts'
import type { Context } from './context.ts'
import { inSteps, newBreath } from './in-steps.ts'
import { foundAs } from './journal/search-entries.ts'
import { readFor, withSearchIndex } from './search-index.ts'

/**
 * What an index holds: the form it is kept in, the newest version of any card, and of any entry, that was seen before, and its
 * print. Whoever has
 * all changes since then has the same print, or something else happened, such as a file that went.
 */
const stampText = ({ revision, entry }: Seen, print: string): string =>
  `${SNAPSHOT_VERSION}.${revision}.${entry}.${print}`
const STAMP = /^(\d{1,9})\.(\d{1,15})\.(\d{1,15})\.[0-9a-f]{16}$/

/** The newest version of any card, and of any entry. */
type Seen = { readonly revision: number; readonly entry: number }

async function seenNow({ db }: Context): Promise<Seen> {
  const [[, revision = 0], entry] = await Promise.all([indexStamp(db), lastEntryVersion(db)])
  return { revision, entry }
}

/** The whole index of a library, as `fromBytes` reads it. */
export type IndexFeed = {
  readonly stamp: string
  readonly pieces: readonly Uint8Array<ArrayBuffer>[]
  readonly bytes: number
}

/** Larger ones are asked where they are. */
const [MAX_CARDS, MAX_BYTES] = [20_000, 24 * 1024 ** 2]
/** So many changed cards take as long as all of it. */
const MAX_CHANGED = 300

/** The last one that was made of each library: making it takes a while. */
const made = new WeakMap<Db, IndexFeed>()

/** The index, to be searched elsewhere. Null: it is too large for that. */
export async function indexFeed(ctx: Context): Promise<IndexFeed | null> {
  const seen = await seenNow(ctx)
  return withSearchIndex(ctx, async (index) => {
    if (index.versions().size > MAX_CARDS) return null
    const stamp = stampText(seen, printOf(index.versions()))
    const before = made.get(ctx.db)
    const feed = before?.stamp === stamp ? before : await feedOf(index, stamp)
    const isTooLarge = feed.bytes > MAX_BYTES
    // That it is too large is worth remembering, and it is not.
    made.set(ctx.db, isTooLarge ? { ...feed, pieces: [] } : feed)
    return isTooLarge ? null : feed
  })
}

async function feedOf(index: SearchIndex, stamp: string): Promise<IndexFeed> {
  const pieces = [...toPieces({ segment: await inSteps(index.whole()), versions: index.versions() })]
  return { stamp, pieces, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0) }
}

/** What brings an index up to date. */
export type IndexChanges = {
  readonly stamp: string
  readonly gone: readonly string[]
  readonly put: readonly (readonly [key: string, version: string, documents: readonly SearchDocument[]])[]
}

/** What changed since `stamp`, which an index came with. Null: that cannot be told, or is nearly everything. */
export async function indexChanges(ctx: Context, stamp: string): Promise<IndexChanges | null> {
  const [, form, sinceRevision, sinceEntry] = STAMP.exec(stamp) ?? []
  const since = { revision: Number(sinceRevision), entry: Number(sinceEntry) }
  const seen = await seenNow(ctx)
  if (Number(form) !== SNAPSHOT_VERSION || since.revision > seen.revision || since.entry > seen.entry) return null
  return withSearchIndex(ctx, async (index) => {
    const changed = await cardsRevisedAfter(ctx.db, since.revision)
    const entries = await entriesChangedAfter(ctx.db, since.entry)
    if (changed.length + entries.there.length + entries.gone.length > MAX_CHANGED) return null
    const versions = index.versions()
    const put: [string, string, readonly SearchDocument[]][] = []
    const breathe = newBreath()
    for (const card of await cardsOf(ctx.db, changed)) {
      const { version, documents } = await readFor(ctx, card)
      if (versions.has(card.id)) put.push([card.id, version, documents])
      await breathe()
    }
    for (const entry of entries.there) {
      const { version, documents } = foundAs(entry)
      put.push([entryKey(entry.id), version, documents])
    }
    const gone = [...changed.filter((id) => !versions.has(id)), ...entries.gone.map(entryKey)]
    return { stamp: stampText(seen, printOf(versions)), gone, put }
  })
}
