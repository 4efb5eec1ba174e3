import { createHash } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import type { Highlighter } from '#core/card/render/highlight.ts'
import { renderCard, renderingKey } from '#core/card/render/render.ts'
import type { RenderedSection } from '#core/card/render/rendered.ts'
import type { Entry, EntryId } from '#core/journal/entry.ts'
import { briefs, type StoredBrief } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
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
  const made: RenderedSection[] = []
  for (const entry of entries) made.push(await renderedOnce(ctx, entry))
  // All at once: what their names mean is asked for once.
  const { sections } = await withNames(ctx.db, { sections: made, problems: [] })
  return entries.map((entry, i) => ({
    ...entry,
    section: sections[i] ?? EMPTY,
    card: briefOf(bound, entry.cardId),
  }))
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

/** From so many characters on, renderings are kept in the database, as those of cards are. */
const LONG = 4000

/** Of each library the renderings of short entries that were shown last: a page shows a hundred. */
const held = new WeakMap<Db, Map<string, RenderedSection>>()
const MOST_HELD = 1000

async function renderedOnce(ctx: Context, entry: Entry): Promise<RenderedSection> {
  const { id, text, version, changedAt } = entry
  if (text.length >= LONG) return apartFrom(id, await keptRendering(ctx, text))
  const kept = held.get(ctx.db) ?? new Map<string, RenderedSection>()
  held.set(ctx.db, kept)
  // Where another history was restored, the same number may be of another text.
  const key = `${id} ${version} ${changedAt.getTime()}`
  const section = kept.get(key) ?? apartFrom(id, rendered(text, await ctx.highlighter()))
  kept.delete(key)
  kept.set(key, section)
  const [oldest] = kept.keys()
  if (kept.size > MOST_HELD && oldest !== undefined) kept.delete(oldest)
  return section
}

async function keptRendering(ctx: Context, text: string): Promise<RenderedSection> {
  const key = renderingKey({ path: FILE, hash: createHash('sha256').update(text).digest('hex') })
  const kept = await getRendering(ctx.db, key)
  // Written by the lines below, under a key that names this version of them.
  if (kept !== null) return JSON.parse(kept) as RenderedSection
  const made = rendered(text, await ctx.highlighter())
  await putRendering(ctx.db, key, JSON.stringify(made))
  return made
}

/** Relative paths lead from the root of the content folder. */
const FILE = 'journal.mdx'

function rendered(text: string, highlighter: Highlighter): RenderedSection {
  const sections = [{ id: 'preface' as const, heading: '', start: 0, end: text.length }]
  return renderCard({ source: text, file: FILE, sections }, highlighter).sections[0] ?? EMPTY
}

function apartFrom(id: EntryId, section: RenderedSection): RenderedSection {
  const blocks = section.blocks.map((block) =>
    block.kind === 'html' ? { ...block, html: apart(block.html, id) } : block,
  )
  return { ...section, blocks }
}

// A tag as core/card/render writes it. In what is no tag no "<" is left.
const TAG = /<[a-z][a-z0-9]*(?: [a-zA-Z:-]+(?:="[^"]*")?)*/g
const NAME = /( (?:id|href|aria-describedby)="#?)(s-|fn-)/g

/** Names of headings and footnotes that no other entry of the page has. */
const apart = (html: string, id: EntryId): string =>
  html.replaceAll(TAG, (tag) => tag.replaceAll(NAME, `$1e-${id.slice(0, 8)}-$2`))
