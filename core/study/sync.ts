import type { CardId, Problem } from '#core/card/card.ts'
import { listCardFiles, readCardFile, statCardFile, sweepDrafts } from '#core/card/disk.ts'
import type { CardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { applyIndex, brokenLinks, indexEntries, indexState } from '#core/store/cards.ts'
import type { BrokenLink, IndexChange, IndexedCard, IndexEntry } from '#core/store/cards.ts'
import { latestHashes } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { allDemoProblems } from './demo-problems.ts'
import { refoldCards, refoldTopics } from './refold.ts'
import { pack } from './revision-bytes.ts'
import { graphAfter } from './sync-graph.ts'

/** What a sync found and did. Paths are relative to the content folder. */
export type SyncReport = {
  readonly files: number
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  /** Cards whose file is gone. Their history stays. */
  readonly removed: readonly string[]
  /** Files that hold no card that could be indexed; each is named by an error among the problems. */
  readonly refused: readonly string[]
  /** Of the files read this time. */
  readonly problems: readonly Problem[]
  /** Of the whole library; none are looked for when only some paths were. */
  readonly brokenLinks: readonly BrokenLink[]
  /** Demos that cards show and that are not there, or cannot be read. As for links, of the whole library or of nothing. */
  readonly brokenDemos: readonly Problem[]
}

/** Seen by whoever waits: files read so far, of those that have to be. */
export type Progress = (done: number, total: number) => void

type ReadCard = IndexedCard & { readonly bytes: Uint8Array }

/**
 * Brings the index up to the card files: reads those whose size or time differ from what the index knows, keeps a
 * revision of every version it had not seen, and commits everything at once, with the schedules of cards that were taken in
 * or given back. A file that cannot be read as a card any
 * more leaves its card as it last was, with the problem named.
 * @param only looks at these paths alone, whatever their size and time; others are taken to be as they were
 */
export async function syncContent(
  ctx: Context,
  options: { readonly only?: readonly string[]; readonly onProgress?: Progress } = {},
): Promise<SyncReport> {
  const { only } = options
  // The machine's clock, which file times are by, whatever time the library takes it to be.
  if (!only) await sweepDrafts(ctx.contentDir, new Date())
  const known = only ? await indexEntries(ctx.db, only, []) : await indexState(ctx.db)
  const files = only ? await statAll(ctx, only) : await listCardFiles(ctx.contentDir)
  const suspects = only ? files : files.filter((file) => !isAsKnown(file, known.get(file.path)))
  const read = await readAll(ctx, suspects, known, options.onProgress)

  const present = new Set(files.map((file) => file.path))
  if (only) await addOtherHolders(ctx, read.cards, known, present)
  const { accepted, duplicates } = oneFileEach(read.cards, known, present)
  const claimed = new Set(accepted.map(({ card }) => card.id))
  const removed = [...known].filter(([path, { id }]) => !claimed.has(id) && !stillHas(path, id, present, read.cards))

  const change: Omit<IndexChange, 'graph'> = {
    upsert: accepted,
    remove: removed.map(([, entry]) => entry.id),
    touched: read.touched,
    revisions: await newRevisions(ctx, accepted),
  }
  if (accepted.length + change.remove.length + change.touched.length > 0) {
    await applyIndex(ctx.db, { ...change, graph: await graphAfter(ctx.db, change, known) }, refoldCards)
    await refoldTopics(ctx.db, [...accepted.map(({ card }) => card.id), ...change.remove])
  }

  const pathOf = new Map([...known].map(([path, { id }]) => [id, path]))
  return {
    files: files.length,
    added: accepted.filter(({ card }) => !pathOf.has(card.id)).map(({ path }) => path),
    changed: accepted.filter((one) => isOtherText(one, known.get(one.path))).map(({ path }) => path),
    renamed: accepted.flatMap(({ card, path }) => {
      const from = pathOf.get(card.id)
      return from !== undefined && from !== path ? [{ from, to: path }] : []
    }),
    removed: removed.map(([path]) => path),
    refused: [...read.refused, ...duplicates.map((problem) => problem.file)],
    problems: [...read.problems, ...duplicates],
    brokenLinks: only ? [] : await brokenLinks(ctx.db, 100),
    brokenDemos: only ? [] : await allDemoProblems(ctx, 100),
  }
}

function isAsKnown(file: CardFile, entry: IndexEntry | undefined): boolean {
  return entry !== undefined && entry.isCurrent && entry.mtimeMs === file.mtimeMs && entry.size === file.size
}

/** Not so for a card that was only read anew because an earlier version had indexed it. */
const isOtherText = ({ card, hash }: ReadCard, entry: IndexEntry | undefined): boolean =>
  entry?.id === card.id && entry.hash !== hash

async function statAll(ctx: Context, paths: readonly string[]): Promise<CardFile[]> {
  const found = await Promise.all(paths.map((path) => statCardFile(ctx.contentDir, path)))
  return found.filter((file) => file !== null)
}

async function readAll(
  ctx: Context,
  files: readonly CardFile[],
  known: ReadonlyMap<string, IndexEntry>,
  onProgress: Progress = () => {},
) {
  const cards: ReadCard[] = []
  const touched: { id: CardId; mtimeMs: number; size: number }[] = []
  const refused: string[] = []
  const problems: Problem[] = []
  for (const [done, file] of files.entries()) {
    onProgress(done, files.length)
    const entry = known.get(file.path)
    const source = await readCardFile(ctx.contentDir, file.path)
    if (!source) continue
    if (entry?.hash === source.hash && entry.isCurrent) {
      if (!isAsKnown(file, entry)) touched.push({ id: entry.id, mtimeMs: file.mtimeMs, size: file.size })
      continue
    }
    const isReadable = source.problems.every((problem) => problem.severity !== 'error')
    const parsed = isReadable ? parseCard(source.source, file.path) : { card: null, problems: [] }
    const found = [...source.problems, ...parsed.problems]
    problems.push(...found)
    if (parsed.card) cards.push({ ...file, card: parsed.card, hash: source.hash, problems: found, bytes: source.bytes })
    else refused.push(file.path)
  }
  return { cards, touched, refused, problems }
}

/** A card just read may have lived under a path we were not asked to look at: renamed from there, or copied. */
async function addOtherHolders(
  ctx: Context,
  read: readonly ReadCard[],
  known: Map<string, IndexEntry>,
  present: Set<string>,
): Promise<void> {
  const others = await indexEntries(
    ctx.db,
    [],
    read.map(({ card }) => card.id),
  )
  for (const [path, entry] of others) {
    if (known.has(path)) continue
    known.set(path, entry)
    if (await statCardFile(ctx.contentDir, path)) present.add(path)
  }
}

/** Whether the file that held this card is there and was not seen to hold another one now. */
function stillHas(path: string, id: CardId, present: ReadonlySet<string>, read: readonly ReadCard[]): boolean {
  return present.has(path) && read.every((one) => one.path !== path || one.card.id === id)
}

/**
 * One file for each id: the file that had it, as long as that is there and still claims it; otherwise the first in
 * path order. The others are refused with the reason.
 */
function oneFileEach(
  read: readonly ReadCard[],
  known: ReadonlyMap<string, IndexEntry>,
  present: ReadonlySet<string>,
): { readonly accepted: readonly ReadCard[]; readonly duplicates: readonly Problem[] } {
  const claimedAt = new Map(read.map(({ path, card }) => [path, card.id]))
  const holders = new Map<CardId, string>()
  for (const [path, { id }] of known) {
    if (present.has(path) && (claimedAt.get(path) ?? id) === id) holders.set(id, path)
  }
  const duplicates: Problem[] = []
  const accepted = read.filter(({ card, path }) => {
    const holder = holders.get(card.id) ?? path
    holders.set(card.id, holder)
    if (holder === path) return true
    duplicates.push({
      severity: 'error',
      file: path,
      line: 1,
      column: 1,
      message: `id ${card.id} is already the id of ${holder}`,
      mend: 'give one of the two files a new id; a copy is a new card',
    })
    return false
  })
  return { accepted, duplicates }
}

async function newRevisions(ctx: Context, cards: readonly ReadCard[]): Promise<IndexChange['revisions']> {
  const latest = await latestHashes(
    ctx.db,
    cards.map(({ card }) => card.id),
  )
  const seenAt = ctx.now()
  return cards
    .filter(({ card, hash }) => latest.get(card.id) !== hash)
    .map(({ card, hash, path, bytes }) => ({ cardId: card.id, hash, path, sourceGz: pack(bytes), seenAt }))
}
