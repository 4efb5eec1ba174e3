import type { CardId } from '#core/card/card.ts'
import type { Highlighter } from '#core/card/render/highlight.ts'
import { renderCard } from '#core/card/render/render.ts'
import type { RenderedCard, RenderedSection } from '#core/card/render/rendered.ts'
import type { Entry, EntryId } from '#core/journal/entry.ts'
import { briefs, type StoredBrief } from '#core/store/cards.ts'
import { entriesNamed } from '#core/store/entries.ts'
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
  const highlighter = await ctx.highlighter()
  const bound = await briefs(ctx.db, [...new Set(entries.flatMap(({ cardId }) => cardId ?? []))])
  return Promise.all(
    entries.map(async (entry) => {
      const { sections } = await withNames(ctx.db, rendered(entry, highlighter))
      return { ...entry, section: sections[0] ?? EMPTY, card: briefOf(bound, entry.cardId) }
    }),
  )
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
function rendered({ id, text }: Entry, highlighter: Highlighter): RenderedCard {
  const sections = [{ id: 'preface' as const, heading: '', start: 0, end: text.length }]
  const { sections: made, problems } = renderCard({ source: text, file: 'journal.mdx', sections }, highlighter)
  const blocksOf = (section: RenderedSection) =>
    section.blocks.map((block) => (block.kind === 'html' ? { ...block, html: apart(block.html, id) } : block))
  return { sections: made.map((section) => ({ ...section, blocks: blocksOf(section) })), problems }
}

// A tag as core/card/render writes it. In what is no tag no "<" is left.
const TAG = /<[a-z][a-z0-9]*(?: [a-zA-Z:-]+(?:="[^"]*")?)*/g
const NAME = /( (?:id|href|aria-describedby)="#?)(s-|fn-)/g

/** Names of headings and footnotes that no other entry of the page has. */
const apart = (html: string, id: EntryId): string =>
  html.replaceAll(TAG, (tag) => tag.replaceAll(NAME, `$1e-${id.slice(0, 8)}-$2`))
