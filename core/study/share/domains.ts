import { hostOf } from '#core/card/address.ts'
import type { CardId } from '#core/card/card.ts'
import { findUses } from '#core/card/lint/uses.ts'
import type { ParsedCard } from '#core/card/parse.ts'
import { parseBodies } from '#core/card/render/bodies.ts'
import type { Domain } from './inspection.ts'

/** What an address of the web may be written by: as it is, without its scheme, or with marks that stand for others. */
const MAY_LEAD_OUT = /:\/\/|www\.|[&\\]/i

/** Every outside host that these cards name, in text, references, images and authors: by name. */
export function domainsOf(cards: readonly ParsedCard[]): readonly Domain[] {
  const links = cards.flatMap(({ source, file, card }) => {
    if (card === null) return []
    // Parsing is what costs: most sections lead nowhere.
    const sections = card.sections.filter(({ start, end }) => MAY_LEAD_OUT.test(source.slice(start, end)))
    const uses = findUses(parseBodies({ source, file, sections }), source, file)
    const urls = [
      ...card.references.map(({ url }) => url),
      ...uses.flatMap((use) => (use.kind === 'web' ? use.url : [])),
      ...card.authors.flatMap(({ url }) => url ?? []),
    ]
    return [...new Set(urls)].map((url) => ({ url, cardId: card.id }))
  })
  const hosts = new Map<string, { url: string; cardId: CardId }[]>()
  for (const link of links) {
    const host = URL.canParse(link.url) ? hostOf(new URL(link.url)) : link.url
    hosts.set(host, [...(hosts.get(host) ?? []), link])
  }
  return [...hosts].map(([host, found]) => ({ host, links: found })).toSorted((a, b) => (a.host < b.host ? -1 : 1))
}
