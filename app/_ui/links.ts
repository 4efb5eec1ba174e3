import type { Route } from 'next'
import type { SectionId } from '#core/card/stages.ts'
import type { CardBrief } from '#core/study/views.ts'

/** `/q/<id>~<slug>`: the id alone is authoritative, the slug is there to be read. Its letters are ASCII, so that a copied address stays legible. */
export function cardHref(card: { readonly id: string; readonly title: string }): Route {
  const slug = card.title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  return (slug === '' ? `/q/${card.id}` : `/q/${card.id}~${slug}`) as Route
}

/** A card’s page at one of its parts: `stage-answer`, `references`. */
export const cardPartHref = (id: string, part: string): Route => `/q/${id}#${part}` as Route

/**
 * Characters that may be typed to be looked for. What is found is at an address, which the next request names twice more; a
 * server takes 16 kB of all that, and a Chinese character is nine bytes of it.
 */
export const MAX_TYPED = 500

/** What a search finds. */
export const findHref = (typed: string): Route => `/search?${new URLSearchParams({ q: typed }).toString()}` as Route

export const chainHref = (id: string): Route => `/chains/${id}` as Route

/** Where a chain is shared. */
export const shareHref = (id: string): Route => `/chains/${id}/share` as Route

/** A file of what leaves with a chain. */
export const fileInsideHref = (id: string, path: string): string =>
  `/api/chains/${id}/bundle?${new URLSearchParams({ file: path })}`

/** A chain as a visitor sees it. */
export const previewHref = (id: string): string => `/chains/${id}/share/preview`

/** What a link to a chain shows. */
export const shownHref = (id: string, link: string): Route => `/chains/${id}/share/links/${link}` as Route

/** The map of one chain. */
export const mapHref = (chain: string): Route => `/map?chain=${chain}` as Route

export const practiceHref = (id: string): Route => `/practice/${id}` as Route

export const practiceChainHref = (id: string): Route => `/practice?chain=${id}` as Route

export const attemptsHref = (id: string): Route => `/practice/${id}/history` as Route

export const reviewHref = (id: string): Route => `/review?card=${id}` as Route

export const demoHref = (id: string): Route => `/demos/${id}` as Route

/** Where a card's page says when it is asked, and what can be done about it. */
export const scheduleHref = (card: Pick<CardBrief, 'id' | 'title'>): Route => `${cardHref(card)}#schedule` as Route

/** How the answer of a card grew. */
export const growthHref = (id: string): Route => `/q/${id}/growth` as Route

/** The versions of a card: `a` and `b` are the two to compare, `before` is where the list goes on. */
export const versionsHref = (id: string, query: { [name in 'a' | 'b' | 'before']?: number } = {}): Route => {
  const asked = new URLSearchParams(Object.entries(query).map(([name, n]) => [name, String(n)])).toString()
  return `/q/${id}/versions${asked === '' ? '' : `?${asked}`}` as Route
}

/** Where a card is renamed, moved and archived. */
export const organiseHref = (id: string): Route => `/q/${id}/organise` as Route

/** Where a card is made part of another. */
export const mergeHref = (from: string, into?: string): Route =>
  `/q/${from}/merge${into === undefined ? '' : `?into=${into}`}` as Route

/** Where a merger that was done can be taken back. */
export const mergedHref = (into: string, batch: string): Route => `/q/${into}/merge?done=${batch}` as Route
/** Where a card is written: at one of its sections, or where it begins. */
export const editHref = (id: string, part?: SectionId): Route =>
  `/q/${id}/edit${part === undefined ? '' : `?part=${part}`}` as Route

/** Where a card is made of a question. */
export const newCardHref = (question: string): Route => `/new?${new URLSearchParams({ q: question })}` as Route

/** The id in the `/q/…` part of an address. Whatever follows `~` is for people. */
export function idOfParam(param: string): string {
  return param.split(/~|%7E/i, 1)[0] ?? ''
}

/** A day of the journal, at one of its entries. */
export const journalEntryHref = (day: string, id: string): Route => `/journal?day=${day}#entry-${id}` as Route

/** What was written about a card. `isWriting`: with the cursor where more is written. */
export const journalCardHref = (cardId: string, isWriting = false): Route =>
  `/journal?card=${cardId}${isWriting ? '#write' : ''}` as Route

/** All that an entry ever said. */
export const entryHref = (id: string): Route => `/journal/entry/${id}` as Route
