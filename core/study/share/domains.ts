import { hostOf } from '#core/card/address.ts'
import type { Card, CardId } from '#core/card/card.ts'
import { findUses } from '#core/card/lint/uses.ts'
import type { ParsedCard } from '#core/card/parse.ts'
import { parseBodies } from '#core/card/render/bodies.ts'
import { newBreath } from '../in-steps.ts'
import type { Domain } from './inspection.ts'

/** What an address of the web may be written by: as it is, without its scheme, or with marks that stand for others. */
const MAY_LEAD_OUT = /:\/\/|www\.|[&\\]/i

/** Every outside host that these cards name, in text, references, images and authors: by name. */
export async function domainsOf(cards: readonly ParsedCard[]): Promise<readonly Domain[]> {
  const hosts = new Map<string, { url: string; cardId: CardId }[]>()
  const breathe = newBreath()
  for (const { source, file, card } of cards) {
    if (card === null) continue
    for (const url of addressesIn(source, file, card)) {
      const host = URL.canParse(url) ? hostOf(new URL(url)) : url
      const links = hosts.get(host) ?? []
      links.push({ url, cardId: card.id })
      hosts.set(host, links)
    }
    await breathe()
  }
  return [...hosts].map(([host, links]) => ({ host, links })).toSorted((a, b) => (a.host < b.host ? -1 : 1))
}

function addressesIn(source: string, file: string, card: Card): ReadonlySet<string> {
  // Parsing is what costs: most sections lead nowhere.
  const sections = card.sections.filter(({ start, end }) => MAY_LEAD_OUT.test(source.slice(start, end)))
  const uses = findUses(parseBodies({ source, file, sections }), source, file)
  return new Set([
    ...card.references.map(({ url }) => url),
    ...uses.flatMap((use) => (use.kind === 'web' ? use.url : [])),
    ...card.authors.flatMap(({ url }) => url ?? []),
  ])
}
