import { hostOf } from '#core/card/address.ts'
import type { CardId } from '#core/card/card.ts'
import { findUses } from '#core/card/lint/uses.ts'
import type { ParsedCard } from '#core/card/parse.ts'
import { parseBodies } from '#core/card/render/bodies.ts'
import type { Domain } from './inspection.ts'

/** Every outside host that these cards name, in text, references, images and authors: by name. */
export function domainsOf(cards: readonly ParsedCard[]): readonly Domain[] {
  const links = cards.flatMap(({ source, file, card }) => {
    if (card === null) return []
    const uses = findUses(parseBodies({ source, file, sections: card.sections }), source, file)
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
