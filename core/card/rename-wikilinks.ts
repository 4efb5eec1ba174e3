import type { CardId, Section } from './card.ts'
import { linkPlaces } from './link-places.ts'
import { parseCard, type ParsedCard } from './parse.ts'
import { toCardLink, toItem } from './plain-answer.ts'
import { isNameable, readInside, readWikiUrl, writeWikilink } from './wikilink.ts'

/** A name that means a card no longer, folded, and by which it is linked to from now on. */
export type NewNames = ReadonlyMap<string, string>

/** `lines`: where links were changed, 1-based, in the order of the file. */
type Renamed = { readonly source: string; readonly lines: readonly number[] }

/** A card's file with wikilinks by old names of card `id` saying its new ones, labels kept. All else stays byte for byte. */
export const renameWikilinks = (parsed: ParsedCard, id: CardId, names: NewNames): Renamed =>
  rewrite(parsed, new Set(names.keys()), (inside, name) => {
    const after = names.get(name) ?? ''
    const { url, label } = readInside(inside)
    const link = readWikiUrl(url)
    const isLabelled = inside.includes('|')
    if (!isNameable(after)) return toCardLink(isLabelled ? label : after, id)
    const written = writeWikilink(after, isLabelled ? label : null, link?.stage ?? null)
    return inside.includes(String.raw`\|`) ? written.replaceAll('|', String.raw`\|`) : written
  })

/** A card's file with wikilinks by these names leading to card `to` by its id. `to` null: the words stay and the link goes. */
export const pointWikilinks = (parsed: ParsedCard, names: ReadonlySet<string>, to: CardId | null): Renamed =>
  rewrite(parsed, names, (inside) => {
    const { label } = readInside(inside)
    return to === null ? toItem(label) : toCardLink(label, to)
  })

function rewrite(
  { source, file, card }: ParsedCard,
  names: ReadonlySet<string>,
  written: (inside: string, name: string) => string,
): Renamed {
  if (!card || names.size === 0) return { source, lines: [] }
  let edited = source
  const lines: number[] = []
  const places = linkPlaces(source, card.sections, (to) => to.kind === 'name' && names.has(to.name))
  for (const { to, start, end, line } of places.toReversed()) {
    const raw = source.slice(start, end)
    // One that is written as `[words](wiki:…)` says no name that a reader sees.
    if (to.kind !== 'name' || !raw.startsWith('[[')) continue
    edited = edited.slice(0, start) + written(raw.slice(2, -2), to.name) + edited.slice(end)
    lines.unshift(line)
  }
  return isSameCard(card.sections, edited, file) ? { source: edited, lines } : { source, lines: [] }
}

/** Whether the sections are those that there were. */
function isSameCard(before: readonly Section[], edited: string, file: string): boolean {
  const heads = (sections: readonly Section[]): string =>
    JSON.stringify(sections.map(({ id, heading }) => [id, heading]))
  return heads(parseCard(edited, file).card?.sections ?? []) === heads(before)
}
