import { areAlike } from './alike.ts'
import type { CardId, Section } from './card.ts'
import { type LinkPlace, linkPlaces } from './link-places.ts'
import { parseCard, type ParsedCard } from './parse.ts'
import { toCardLink, toItem } from './plain-answer.ts'
import { isNameable, nameKey, readInside, readWikiUrl, writeById, writeWikilink } from './wikilink.ts'

/**
 * A name that means a card no longer, folded, and what its links say from now on. `isName`: that is a name of the card, and
 * of none that would be meant instead.
 */
export type NewNames = ReadonlyMap<string, { readonly text: string; readonly isName: boolean }>

/** `lines`: where links were changed, 1-based, in the order of the file. */
type Renamed = { readonly source: string; readonly lines: readonly number[] }

/** How a link is written, from what stands between its brackets; what comes first is taken if the text around it bears it. */
type Ways = readonly ((inside: string, name: string, place: LinkPlace) => string)[]

/** A card's file with wikilinks by old names of card `id` saying its new ones, labels kept. All else stays byte for byte. */
export function renameWikilinks(parsed: ParsedCard, id: CardId, names: NewNames): Renamed {
  const keys = [...names].flatMap(([before, { text }]) => [before, nameKey(text)])
  return rewrite(parsed, new Set(names.keys()), new Set(keys), id, 'link', [
    (inside, name, place) => {
      const { text, isName } = names.get(name) ?? { text: '', isName: false }
      const { url, label } = readInside(inside)
      const isLabelled = inside.includes('|')
      if (!isName || !isNameable(text)) return byId(inside, isLabelled ? label : text, place, id)
      const written = writeWikilink(text, isLabelled ? label : null, readWikiUrl(url)?.stage ?? null)
      return inside.includes(String.raw`\|`) ? written.replaceAll('|', String.raw`\|`) : written
    },
    ...BY_ID(id),
  ])
}

/** A card's file with wikilinks by these names leading to card `to` by its id. As `words` they say what they said, and lead nowhere. */
export const pointWikilinks = (
  parsed: ParsedCard,
  names: ReadonlySet<string>,
  to: CardId,
  as: 'link' | 'words',
): Renamed =>
  rewrite(parsed, names, names, to, as, [
    (inside, _, place) => {
      const { label } = readInside(inside)
      return as === 'words' ? toItem(label) : byId(inside, label, place, to)
    },
    ...BY_ID(to),
  ])

/** In stage 6 a link by an address would be a follow-up, which one by a name is not. */
const byId = (inside: string, words: string, { section }: LinkPlace, id: CardId): string =>
  section === 'followups' ? writeById(inside, id, '|') : toCardLink(words, id)

/** What may stand wherever a wikilink does; in a table a bar has to be escaped. */
const BY_ID = (id: CardId): Ways => [(inside) => writeById(inside, id, '|'), (inside) => writeById(inside, id, '\\|')]

function rewrite(
  { source, file, card }: ParsedCard,
  names: ReadonlySet<string>,
  keys: ReadonlySet<string>,
  id: CardId,
  as: 'link' | 'words',
  ways: Ways,
): Renamed {
  if (!card || names.size === 0) return { source, lines: [] }
  let edited = source
  const lines: number[] = []
  const places = linkPlaces(source, card.sections, (to) => to.kind === 'name' && names.has(to.name))
  // Most cards that link to one do so by its id.
  if (places.length === 0) return { source, lines: [] }
  for (const section of card.sections.toReversed()) {
    const text = source.slice(section.start, section.end)
    // One that is written as `[words](wiki:…)` says no name that a reader sees.
    const here = places.filter(
      ({ start }) => start >= section.start && start < section.end && source.startsWith('[[', start),
    )
    if (here.length === 0) continue
    const found = ways
      .map((way) => spliced(text, section, here, way))
      .find((one) =>
        areAlike(text, one, (to) => (to.kind === 'card' ? to.id === id : to.name === id || keys.has(to.name)), as),
      )
    if (found === undefined) continue
    edited = edited.slice(0, section.start) + found + edited.slice(section.end)
    lines.unshift(...here.map(({ line }) => line))
  }
  return isSameCard(card.sections, edited, file) ? { source: edited, lines } : { source, lines: [] }
}

const spliced = (text: string, { start: from }: Section, places: readonly LinkPlace[], way: Ways[number]): string =>
  places.reduceRight((out, place) => {
    const { to, start, end } = place
    const inside = text.slice(start - from + 2, end - from - 2)
    return out.slice(0, start - from) + way(inside, to.kind === 'name' ? to.name : '', place) + out.slice(end - from)
  }, text)

/** Whether the sections are those that there were. */
function isSameCard(before: readonly Section[], edited: string, file: string): boolean {
  const heads = (sections: readonly Section[]): string =>
    JSON.stringify(sections.map(({ id, heading }) => [id, heading]))
  return heads(parseCard(edited, file).card?.sections ?? []) === heads(before)
}
