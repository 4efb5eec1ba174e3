import { err, ok, type Result } from '../result.ts'
import type { CardId } from './card.ts'
import type { LinkPlace } from './link-places.ts'
import { parseCard, type ParsedCard } from './parse.ts'
import { toCardLink } from './plain-answer.ts'

/**
 * A card's file with one of its links leading to another card, its words kept. Everything else stays byte for byte.
 * @returns `unreadable` where the link cannot be got at, or something else would come of the text
 */
export function pointLink(
  { source, file, card }: ParsedCard,
  place: LinkPlace,
  to: CardId,
): Result<string, 'unreadable'> {
  const raw = source.slice(place.start, place.end)
  const written = linkTo(raw, place, to)
  if (written === null) return err('unreadable')
  const edited = source.slice(0, place.start) + written + source.slice(place.end)
  const after = parseCard(edited, file).card
  const isDone =
    after !== null &&
    after.id === card?.id &&
    (after.mentions.includes(to) || after.followUps.some((item) => item.kind === 'card' && item.id === to)) &&
    String(after.sections.map(({ id, heading }) => [id, heading])) ===
      String(card.sections.map(({ id, heading }) => [id, heading]))
  return isDone ? ok(edited) : err('unreadable')
}

function linkTo(raw: string, { to: before, words }: LinkPlace, to: CardId): string | null {
  if (before.kind === 'name') return toCardLink(words, to)
  const address = `card:${before.id}`
  const at = raw.lastIndexOf(address)
  return at < 0 ? null : `${raw.slice(0, at)}card:${to}${raw.slice(at + address.length)}`
}
