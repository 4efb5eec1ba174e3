import { err, ok, type Result } from '../result.ts'
import { areAlike } from './alike.ts'
import type { CardId, Section } from './card.ts'
import { type LinkPlace, linkPlaces, type LinkTarget } from './link-places.ts'
import { parseCard, type ParsedCard } from './parse.ts'
import { toCardLink } from './plain-answer.ts'
import { writeById } from './wikilink.ts'

/**
 * A card's file with one of its links leading to another card, its words kept. Everything else stays byte for byte.
 * @returns `unreadable` where the link cannot be got at, or something else would come of the text
 */
export function pointLink(parsed: ParsedCard, place: LinkPlace, to: CardId): Result<string, 'unreadable'> {
  const { source } = parsed
  const sources = waysOf(source.slice(place.start, place.end), place, to).map(
    (written) => source.slice(0, place.start) + written + source.slice(place.end),
  )
  const edited = sources.find((one) => isPointed(parsed, one, place, to))
  return edited === undefined ? err('unreadable') : ok(edited)
}

/** How the link may be written, the likeliest first: the text around it does not bear each of them. */
function waysOf(raw: string, { to: before, words, section }: LinkPlace, to: CardId): readonly string[] {
  if (before.kind === 'name') {
    const inside = raw.slice(2, -2)
    const named = [writeById(inside, to, '|'), writeById(inside, to, '\\|')]
    // In stage 6 a link by an address would be a follow-up, which one by a name is not.
    return section === 'followups' ? named : [toCardLink(words, to), ...named]
  }
  const address = `card:${before.id}`
  // Its words or its title may say the address too.
  return [raw.lastIndexOf(address), raw.indexOf(address)].flatMap((at) =>
    at < 0 ? [] : `${raw.slice(0, at)}card:${to}${raw.slice(at + address.length)}`,
  )
}

/** Whether the link leads to that card now, and all else of the text is what it was. */
function isPointed({ source, file, card }: ParsedCard, edited: string, place: LinkPlace, to: CardId): boolean {
  const after = parseCard(edited, file).card
  const leadsThere = (target: LinkTarget): boolean => (target.kind === 'card' ? target.id : target.name) === to
  if (!card || card.id === to || after?.id !== card.id || after.sections.length !== card.sections.length) return false
  if (!linkPlaces(edited, after.sections, leadsThere).some(({ start }) => start === place.start)) return false
  const isOne = (target: LinkTarget): boolean => leadsThere(target) || isSame(target, place.to)
  return card.sections.every((section, i) => {
    const now = after.sections[i]
    if (now?.id !== section.id || now.heading !== section.heading) return false
    const [was, is] = [textOf(source, section), textOf(edited, now)]
    return was === is || areAlike(was, is, isOne, 'link')
  })
}

const textOf = (source: string, { start, end }: Section): string => source.slice(start, end)

const isSame = (a: LinkTarget, b: LinkTarget): boolean =>
  a.kind === 'card' ? b.kind === 'card' && a.id === b.id : b.kind === 'name' && a.name === b.name
