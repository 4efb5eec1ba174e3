import { setImmediate } from 'node:timers/promises'
import type { CardId } from '#core/card/card.ts'
import { outlineCard, type OutlinedCard } from '#core/card/parse.ts'
import { nameKey, namesOf } from '#core/card/wikilink.ts'
import { outline } from '#core/chain/outline.ts'
import { type Bundle, cardPath, cardsIn, filesUnder } from '#core/share/bundle/bundle.ts'
import type { BundleChain, BundleManifest } from '#core/share/bundle/manifest.ts'
import { type Line, linesOf } from './lines.ts'

/** A card of a site. */
export type SiteCard = OutlinedCard & {
  readonly source: string
  /** Cards whose follow-up it is, in the order of the chain. */
  readonly parents: readonly CardId[]
  /** Place in the order of the chain, from 0. */
  readonly place: number
}

/** A bundle as it is read: what its pages show. */
export type Chain = {
  readonly manifest: BundleManifest
  readonly files: Bundle['files']
  /** In the order in which the outline opens them. */
  readonly cards: readonly SiteCard[]
  readonly byId: ReadonlyMap<CardId, SiteCard>
  readonly lines: readonly Line[]
  readonly edges: BundleChain['edges']
  /** Cards by what they are called, folded. */
  readonly named: ReadonlyMap<string, CardId>
  /** By name. */
  readonly images: ReadonlyMap<string, Uint8Array>
}

/** Reads a bundle, and lets others in between its cards. */
export async function readChain(bundle: Bundle): Promise<Chain> {
  const parsed = new Map<CardId, OutlinedCard & Pick<SiteCard, 'source'>>()
  for (const { id, source } of cardsIn(bundle)) {
    const { card } = outlineCard(source, cardPath(id))
    if (card !== null) parsed.set(id, { ...card, source })
    await setImmediate()
  }
  const top = outline(bundle.manifest.root, {
    followUpsOf: (id) => parsed.get(id)?.followUps ?? [],
    exists: (id) => parsed.has(id),
    describe: (id) => id,
  })
  const lines = linesOf(top, [...parsed.keys()])
  const order = lines.flatMap((line) => (line.kind === 'card' && !line.isRepeated ? [line.id] : []))
  const parents = parentsOf(order, parsed)
  const cards = order.flatMap((id, place) => {
    const card = parsed.get(id)
    return card === undefined ? [] : [{ ...card, place, parents: parents.get(id) ?? [] }]
  })
  return {
    manifest: bundle.manifest,
    files: bundle.files,
    cards,
    byId: new Map(cards.map((card) => [card.id, card])),
    lines,
    edges: bundle.chain.edges,
    named: namesIn(cards),
    images: filesUnder(bundle, 'cards/images/'),
  }
}

function parentsOf(order: readonly CardId[], cards: ReadonlyMap<CardId, OutlinedCard>): Map<CardId, CardId[]> {
  const parents = new Map<CardId, CardId[]>()
  for (const id of order) {
    for (const item of cards.get(id)?.followUps ?? []) {
      if (item.kind !== 'card' || item.id === id) continue
      const known = parents.get(item.id)
      if (known === undefined) parents.set(item.id, [id])
      else known.push(id)
    }
  }
  return parents
}

/** Of two cards of one name the one with the lower rank is meant, as in a library. */
function namesIn(cards: readonly SiteCard[]): ReadonlyMap<string, CardId> {
  const all = cards.flatMap((card) => namesOf(card, cardPath(card.id)).map((name) => ({ ...name, id: card.id })))
  return new Map(all.toSorted((a, b) => b.rank - a.rank).map(({ name, id }) => [name, id]))
}

/** The card that a name means, as a text says it. */
export const cardNamed = (chain: Chain, name: string): CardId | undefined => chain.named.get(nameKey(name))
