import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { MAX_CARD_BYTES, readCardFile } from '#core/card/disk.ts'
import { mergeCards as mergeTexts, type Unmergeable } from '#core/card/merge/merge-cards.ts'
import { replaceCard } from '#core/card/merge/relink.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { partsOf } from '#core/card/parts.ts'
import { pointWikilinks } from '#core/card/rename-wikilinks.ts'
import { namesOf } from '#core/card/wikilink.ts'
import { err, ok, type Result } from '#core/result.ts'
import { cardsNaming, findCard, type StoredCard } from '#core/store/cards.ts'
import { cardsNamed } from '#core/store/names.ts'
import { applyChanges, type Changed, type FileChange } from './change-set.ts'
import { compareParts, type PartChange } from './compare-versions.ts'
import type { Context } from './context.ts'

/** The card that goes, and the one that takes it in, as it comes in through any door. */
export const MergeInput = z.strictObject({
  from: CardId,
  into: CardId,
  /** Of both files' bytes when they were looked at, sha256 in hex. */
  expectedHash: z.string().max(100),
  expectedIntoHash: z.string().max(100),
})
export type MergeInput = z.infer<typeof MergeInput>

export type MergeError =
  | { readonly kind: 'same-card' }
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** It is not where it was when the library was last looked through. */
  | { readonly kind: 'no-file'; readonly path: string }
  | Unmergeable
  | Changed

/** A card that is to be merged, as its file is now. */
export type ToMerge = Pick<StoredCard, 'id' | 'title' | 'lang' | 'path'> & { readonly hash: string }

/** What merging two cards would do to the files. */
export type MergePlan = {
  readonly from: ToMerge
  readonly into: ToMerge
  /** What becomes of the card that stays, part by part. */
  readonly parts: readonly PartChange[]
  /** The other cards whose links come to lead to the one that stays. */
  readonly relinked: readonly Pick<StoredCard, 'id' | 'title' | 'lang' | 'path'>[]
  /** Files whose links cannot be got at: they stay as they are, and their links still lead there. */
  readonly left: readonly string[]
}

type Planned = MergePlan & { readonly changes: readonly FileChange[] }

/** What merging would do. Changes nothing. */
export async function planMerge(ctx: Context, from: CardId, into: CardId): Promise<Result<MergePlan, MergeError>> {
  const planned = await plan(ctx, from, into)
  if (!planned.ok) return planned
  const { changes: _, ...rest } = planned.value
  return ok(rest)
}

/**
 * Makes two cards one: the text of one below that of the other, links to it lead to the other, and its file goes. All of
 * it happens or nothing, and `undoBatch` takes it back. What happened to it counts as the other's from then on, as its
 * file says so; no fact is touched.
 */
export async function mergeCards(
  ctx: Context,
  { from, into, expectedHash, expectedIntoHash }: MergeInput,
): Promise<Result<{ readonly into: CardId; readonly path: string; readonly batch: string }, MergeError>> {
  const planned = await plan(ctx, from, into)
  if (!planned.ok) return planned
  const { changes, ...merge } = planned.value
  if (merge.from.hash !== expectedHash) return err({ kind: 'changed', path: merge.from.path })
  if (merge.into.hash !== expectedIntoHash) return err({ kind: 'changed', path: merge.into.path })
  const about = { from, into, title: merge.from.title, intoTitle: merge.into.title }
  const done = await applyChanges(ctx, { kind: 'merge', about }, changes)
  return done.ok ? ok({ into, path: merge.into.path, batch: done.value.batch }) : done
}

async function plan(ctx: Context, from: CardId, into: CardId): Promise<Result<Planned, MergeError>> {
  if (from === into) return err({ kind: 'same-card' })
  const [going, staying] = [await load(ctx, from), await load(ctx, into)]
  if (!going.ok) return going
  if (!staying.ok) return staying
  const [own, others] = [await namesMeaning(ctx, going.value.card), await namesMeaning(ctx, staying.value.card)]
  // What one says of the other would come to link to itself.
  const parted = pointWikilinks(going.value.parsed, others, into, 'words').source
  const text = mergeTexts(staying.value.parsed, parseCard(parted, going.value.card.path))
  if (!text.ok) return text
  const whole = pointWikilinks(parseCard(text.value, staying.value.card.path), own, into, 'words').source
  const merged = Buffer.from(whole)
  if (merged.byteLength > MAX_CARD_BYTES) return err({ kind: 'unreadable', path: staying.value.card.path })

  const relinked = await relinkOthers(ctx, from, into, own)
  return ok({
    from: going.value.card,
    into: staying.value.card,
    parts: compareParts(partsOf(staying.value.parsed.source), partsOf(whole), staying.value.card.lang),
    ...relinked,
    changes: [
      { path: staying.value.card.path, before: staying.value.card.hash, after: merged },
      ...relinked.changes,
      { path: going.value.card.path, before: going.value.card.hash, after: null },
    ],
  })
}

type Loaded = { readonly card: ToMerge; readonly parsed: ParsedCard }

/** A card's file as it is now. */
async function load(ctx: Context, id: CardId): Promise<Result<Loaded, MergeError>> {
  const found = await findCard(ctx.db, id)
  if (!found) return err({ kind: 'unknown-card', cardId: id })
  const { title, lang, path } = found
  const read = await readCardFile(ctx.contentDir, path)
  if (!read) return err({ kind: 'no-file', path })
  const parsed = parseCard(read.source, path)
  // Bytes that are no text would not survive being written again.
  if (parsed.card?.id !== id || read.problems.length > 0) return err({ kind: 'unreadable', path })
  return ok({ card: { id, title, lang, path, hash: read.hash }, parsed })
}

/** The names by which a card is linked to, folded: those that mean no other. */
async function namesMeaning(ctx: Context, card: ToMerge): Promise<ReadonlySet<string>> {
  const names = namesOf(card, card.path).map(({ name }) => name)
  return new Set([...(await cardsNamed(ctx.db, names))].flatMap(([name, id]) => (id === card.id ? name : [])))
}

async function relinkOthers(ctx: Context, from: CardId, into: CardId, names: ReadonlySet<string>) {
  const [relinked, left, changes]: [ToMerge[], string[], FileChange[]] = [[], [], []]
  for (const id of await cardsNaming(ctx.db, from)) {
    if (id === from || id === into) continue
    const other = await load(ctx, id)
    const source = other.ok ? replaceCard(other.value.parsed, from, into) : other
    if (other.ok && source.ok) {
      const { card } = other.value
      relinked.push(card)
      const pointed = pointWikilinks(parseCard(source.value, card.path), names, into, 'link')
      changes.push({ path: card.path, before: card.hash, after: Buffer.from(pointed.source) })
    } else {
      const gone = await findCard(ctx.db, id)
      if (gone) left.push(gone.path)
    }
  }
  return { relinked, left, changes }
}
