import { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { newSearchIndex, type SearchIndex } from '#core/search/index.ts'
import { indexStamp, type StoredCard } from '#core/store/cards.ts'
import { lastEntryVersion } from '#core/store/entries.ts'
import { cardsRevisedAfter } from '#core/store/questions.ts'
import { cardHashes, cardsOf } from '#core/store/search-cards.ts'
import type { Context } from './context.ts'
import { inSteps, newBreath } from './in-steps.ts'
import { inTurn } from './in-turn.ts'
import { documentsOf } from './search-documents.ts'
import { readSearchFile, writeSearchFile } from './search-file.ts'
import { isOther, othersOf, stampOfOthers } from './search-others.ts'

/** Cards read from the database at once. */
const BATCH = 100
/** Hashes compared at once. */
const HASHES = 2000
/** Whether others than cards have changed is looked at so often. */
const LOOK_AGAIN_MS = 1000
/** When so many cards changed since the file was written, and a share of all, it is written anew. */
const [MIN_UNKEPT, UNKEPT_SHARE] = [50, 0.02]

type Held = {
  readonly index: SearchIndex
  stamp: readonly number[]
  /** When it was last looked whether others than cards have changed, how they were found, and how many there are. */
  others: { readonly atMs: number; readonly stamp: string; readonly keys: number }
  unkept: number
}

const KEY = Symbol.for('zhuiwen.search')

/** Of each data folder the full text of its library. Not a variable of this module, of which Next gives each part of the server a copy. */
function keptByProcess(): Map<string, Held> {
  const shared = globalThis as typeof globalThis & { [KEY]?: Map<string, Held> }
  return (shared[KEY] ??= new Map())
}

/**
 * The full text as it is now, whoever changed it. What changed since it was last asked for is read, and nothing else; the
 * first time it is read from the file that is kept in the data folder, and compared card by card with the library.
 */
export const searchIndexOf = (ctx: Context): Promise<SearchIndex> => withSearchIndex(ctx, async (index) => index)

/** The same, which nobody changes before `use` is done. */
export const withSearchIndex = <T>(ctx: Context, use: (index: SearchIndex) => Promise<T>): Promise<T> =>
  inTurn(`search ${ctx.dataDir}`, async () => {
    const kept = keptByProcess()
    const held = kept.get(ctx.dataDir) ?? (await openIndex(ctx))
    kept.set(ctx.dataDir, held)
    // What is written in the journal is found at once, as what is written in cards is.
    const stamp = [...(await indexStamp(ctx.db)), await lastEntryVersion(ctx.db)]
    const isMoved = String(stamp) !== String(held.stamp)
    if (isMoved) {
      const [cards = 0, revision = 0, moves] = stamp
      const [, before = 0, movesBefore] = held.stamp
      // No version was seen before the first: all is compared. A file that went or came back as it was leaves none behind.
      if (before > 0 && revision >= before) await take(ctx, held, await cardsRevisedAfter(ctx.db, before))
      const isCounted = held.index.versions().size - held.others.keys === cards && moves === movesBefore
      if (before === 0 || revision < before || !isCounted) await compare(ctx, held)
      held.stamp = stamp
    }
    await takeOthers(ctx, held, isMoved)
    await keepIfDue(ctx, held)
    return use(held.index)
  })

async function openIndex(ctx: Context): Promise<Held> {
  const snapshot = await readSearchFile(ctx.dataDir)
  return {
    index: newSearchIndex(snapshot ?? undefined),
    stamp: [],
    others: { atMs: -Infinity, stamp: '', keys: 0 },
    unkept: snapshot ? 0 : MIN_UNKEPT,
  }
}

/** Reads these cards anew. Those that are gone are taken out. */
async function take(ctx: Context, held: Held, ids: readonly CardId[]): Promise<void> {
  const breathe = newBreath()
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH)
    const found = new Map((await cardsOf(ctx.db, some)).map((card) => [card.id, card]))
    for (const id of some) {
      const card = found.get(id)
      if (card) {
        const { version, documents } = await readFor(ctx, card)
        held.index.put(id, version, documents)
      } else held.index.remove(id)
      held.unkept += 1
      await breathe()
    }
    if (held.index.isUntidy()) await inSteps(held.index.tidy())
  }
}

/** Half of a hash tells versions apart as well, and is kept for each card. */
const versionOf = (hash: string): string => hash.slice(0, 32)

/**
 * What a card is found as now. Its version is that of the library, or, where its file is another one just now, none, so that the
 * file is read again when all is compared.
 */
export async function readFor(ctx: Context, stored: StoredCard) {
  const { path, id, hash } = stored
  const read = await readCardFile(ctx.contentDir, path)
  const card = read && parseCard(read.source, path).card
  const text = read && card?.id === id ? { source: read.source, card } : null
  return { version: text && read?.hash === hash ? versionOf(hash) : '', documents: documentsOf(stored, text) }
}

/** Takes what the library has otherwise than the index. */
async function compare(ctx: Context, held: Held): Promise<void> {
  const there = new Set<string>()
  const other: CardId[] = []
  const versions = held.index.versions()
  for (let after = ''; ;) {
    const some = await cardHashes(ctx.db, after, HASHES)
    for (const [id, hash] of some) {
      there.add(id)
      if (versions.get(id) !== versionOf(hash)) other.push(id)
    }
    after = some.at(-1)?.[0] ?? ''
    if (some.length < HASHES) break
  }
  for (const id of versions.keys()) {
    if (there.has(id) || isOther(id)) continue
    held.index.remove(id)
    held.unkept += 1
  }
  await take(ctx, held, other)
}

/** Takes what changed of all that is no card: it is little, and read as a whole. */
async function takeOthers(ctx: Context, held: Held, isMoved: boolean): Promise<void> {
  const atMs = performance.now()
  if (!isMoved && atMs - held.others.atMs < LOOK_AGAIN_MS) return
  const stamp = await stampOfOthers(ctx)
  if (!isMoved && held.others.stamp === stamp) {
    held.others = { ...held.others, atMs }
    return
  }
  const there = await othersOf(ctx)
  const versions = held.index.versions()
  for (const key of [...versions.keys()].filter(isOther)) if (!there.has(key)) held.index.remove(key)
  for (const [key, { version, documents }] of there) {
    if (versions.get(key) !== version) held.index.put(key, version, documents)
  }
  held.others = { atMs, stamp, keys: there.size }
}

async function keepIfDue(ctx: Context, held: Held): Promise<void> {
  const versions = held.index.versions()
  if (held.unkept < Math.max(MIN_UNKEPT, versions.size * UNKEPT_SHARE)) return
  const segment = await inSteps(held.index.whole())
  await writeSearchFile(ctx.dataDir, { segment, versions: new Map(versions) })
  held.unkept = 0
}
