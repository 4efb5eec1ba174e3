import { addressKey, hostOf } from '#core/card/address.ts'
import type { CardId, ReferenceKind } from '#core/card/card.ts'
import type { Db } from '#core/store/db.ts'
import { type CardReferences, referencesInTurn } from '#core/store/references.ts'
import type { Context } from './context.ts'
import { newBreath } from './in-steps.ts'
import { inTurn } from './in-turn.ts'
import { keptCards } from './kept-cards.ts'

/** A card that refers to a place, with the address as it writes it, and where that is to be found. */
export type Citation = { readonly cardId: CardId; readonly url: string; readonly page: string }

/** A place of the web that cards refer to, however they write its address. */
export type Place = {
  /** What all of its addresses have in common. */
  readonly key: string
  /** As the first card by id writes it. */
  readonly url: string
  readonly title: string
  readonly host: string
  readonly kind: ReferenceKind
  /** In the order of their ids. */
  readonly cards: readonly Citing[]
  readonly citations: readonly Citation[]
  /** Those of all of its cards. */
  readonly topics: ReadonlySet<string>
}

/** All places that a library refers to, those of most cards first. */
export type Places = {
  readonly places: readonly Place[]
  /** With how many places there are of each, the most first. */
  readonly hosts: readonly (readonly [host: string, places: number])[]
  readonly kinds: ReadonlyMap<ReferenceKind, number>
  /** The key of the place that a card refers to by this address. Null: it does not. */
  readonly keyOf: (cardId: CardId, url: string) => string | null
}

type Cited = CardReferences['references'][number] & Pick<Place, 'key' | 'host'> & Pick<Citation, 'page'>
type Citing = Omit<CardReferences, 'references'> & { readonly cited: readonly Cited[] }

/** Addresses are taken apart once, where they are read: that takes longer than all the rest. */
const cardReferences = keptCards('references', async function* (tx, ids) {
  for await (const some of referencesInTurn(tx, ids)) yield some.map((card) => [card.id, withPlaces(card)] as const)
})

function withPlaces({ references, ...card }: CardReferences): Citing {
  const cited = references.flatMap((reference) => {
    const key = addressKey(reference.url)
    if (key === null) return []
    const url = new URL(reference.url)
    const host = hostOf(url)
    url.hash = ''
    return [{ ...reference, key, host, page: url.href }]
  })
  return { ...card, cited }
}

/** The places of each open library, as of when it had this stamp. */
const kept = new WeakMap<Db, { readonly stamp: string; readonly places: Places }>()

/** What the cards of the library refer to, as they are now. */
export const placesOf = ({ db, contentDir }: Context): Promise<Places> =>
  inTurn(`places ${contentDir}`, async () => {
    const { cards, stamp } = await cardReferences(db, contentDir)
    const known = kept.get(db)
    if (known?.stamp === stamp) return known.places
    const all = await placesIn([...cards.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    const hosts = counted(all.map(({ host }) => host))
    const kinds = new Map(counted(all.map(({ kind }) => kind)))
    const keyOf = (cardId: CardId, url: string) => cards.get(cardId)?.cited.find((one) => one.url === url)?.key ?? null
    const places = { places: all.toSorted(byCited), hosts, kinds, keyOf }
    kept.set(db, { stamp, places })
    return places
  })

async function placesIn(cards: readonly Citing[]): Promise<readonly Place[]> {
  const breathe = newBreath()
  const found = new Map<string, { first: Cited; cards: Citing[]; citations: Citation[] }>()
  for (const card of cards) {
    for (const one of card.cited) {
      const place = found.get(one.key) ?? { first: one, cards: [], citations: [] }
      found.set(one.key, place)
      place.citations.push({ cardId: card.id, url: one.url, page: one.page })
      if (place.cards.at(-1) !== card) place.cards.push(card)
    }
    await breathe()
  }
  const places: Place[] = []
  for (const [key, { first, cards: citing, citations }] of found) {
    const { url, title, host, kind } = first
    const topics = new Set(citing.flatMap((card) => card.topics))
    places.push({ key, url, title, host, kind, cards: citing, citations, topics })
    await breathe()
  }
  return places
}

const byCited = (a: Place, b: Place): number => b.cards.length - a.cards.length || (a.key < b.key ? -1 : 1)

/** Each value once with how often it is there, the most frequent first. */
function counted<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
}
