import { createHash } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import { renderCard, renderingKey } from '#core/card/render/render.ts'
import type { RenderedCard, RenderedSection } from '#core/card/render/rendered.ts'
import type { Entry, EntryId } from '#core/journal/entry.ts'
import { briefs, type StoredBrief } from '#core/store/cards.ts'
import { entriesNamed } from '#core/store/entries.ts'
import { getRendering, putRendering } from '#core/store/renderings.ts'
import type { Context } from '../context.ts'
import { withNames } from '../rendered-names.ts'

/** An entry ready to be shown. */
export type ShownEntry = Entry & {
  /** By the rules of a card: nothing of it is evaluated. */
  readonly section: RenderedSection
  /** Null: it is bound to none, or to one whose file is gone. */
  readonly card: Pick<StoredBrief, 'id' | 'title' | 'lang'> | null
}

/** Entries with what their links mean now, and the cards that they are bound to. */
export async function showEntries(ctx: Context, entries: readonly Entry[]): Promise<readonly ShownEntry[]> {
  const bound = await briefs(ctx.db, [...new Set(entries.flatMap(({ cardId }) => cardId ?? []))])
  const shown: ShownEntry[] = []
  for (const entry of entries) {
    const { sections } = await withNames(ctx.db, apartFrom(entry.id, await rendered(ctx, entry.text)))
    shown.push({ ...entry, section: sections[0] ?? EMPTY, card: briefOf(bound, entry.cardId) })
  }
  return shown
}

/** Those of these entries that there are, by their ids. */
export async function showEntriesNamed(
  ctx: Context,
  ids: readonly EntryId[],
): Promise<ReadonlyMap<EntryId, ShownEntry>> {
  const shown = await showEntries(ctx, await entriesNamed(ctx.db, ids))
  return new Map(shown.map((entry) => [entry.id, entry]))
}

const EMPTY: RenderedSection = { id: 'preface', heading: '', blocks: [], anchors: [] }

function briefOf(bound: ReadonlyMap<CardId, StoredBrief>, cardId: CardId | null): ShownEntry['card'] {
  const brief = cardId === null ? undefined : bound.get(cardId)
  return brief ? { id: brief.id, title: brief.title, lang: brief.lang } : null
}

/** Relative paths lead from the root of the content folder. */
const FILE = 'journal.mdx'

/** From so many characters on, keeping what is made of a text takes less time than making it again. */
const LONG = 4000

/** As cards are: what is long from the cache where it was rendered before, and anything else now. */
async function rendered(ctx: Context, text: string): Promise<RenderedCard> {
  const key = renderingKey({ path: FILE, hash: createHash('sha256').update(text).digest('hex') })
  const kept = text.length < LONG ? null : await getRendering(ctx.db, key)
  // Written by the lines below, under a key that names this version of them.
  if (kept !== null) return JSON.parse(kept) as RenderedCard
  const sections = [{ id: 'preface' as const, heading: '', start: 0, end: text.length }]
  const made = renderCard({ source: text, file: FILE, sections }, await ctx.highlighter())
  if (text.length >= LONG) await putRendering(ctx.db, key, JSON.stringify(made))
  return made
}

function apartFrom(id: EntryId, { sections, problems }: RenderedCard): RenderedCard {
  const blocksOf = (section: RenderedSection) =>
    section.blocks.map((block) => (block.kind === 'html' ? { ...block, html: apart(block.html, id) } : block))
  return { sections: sections.map((section) => ({ ...section, blocks: blocksOf(section) })), problems }
}

// A tag as core/card/render writes it. In what is no tag no "<" is left.
const TAG = /<[a-z][a-z0-9]*(?: [a-zA-Z:-]+(?:="[^"]*")?)*/g
const NAME = /( (?:id|href|aria-describedby)="#?)(s-|fn-)/g

/** Names of headings and footnotes that no other entry of the page has. */
const apart = (html: string, id: EntryId): string =>
  html.replaceAll(TAG, (tag) => tag.replaceAll(NAME, `$1e-${id.slice(0, 8)}-$2`))
