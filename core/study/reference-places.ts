import { addressKey, hostOf } from '#core/card/address.ts'
import type { CardId, Reference, ReferenceKind } from '#core/card/card.ts'
import type { Db } from '#core/store/db.ts'
import { type CardReferences, referencesInTurn } from '#core/store/references.ts'
import type { Context } from './context.ts'
import { keptCards } from './kept-cards.ts'

export type CitingCard = Pick<CardReferences, 'id' | 'title' | 'lang'>

/** A card that refers to a place, with the address as it writes it. */
export type Citation = { readonly cardId: CardId; readonly url: string }

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
  readonly cards: readonly CitingCard[]
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
}

/** Where a place is referred to: every card that does, with the address as it writes it. Empty: no card does. */
export const citationsOf = async (ctx: Context, key: string): Promise<readonly Citation[]> =>
  (await placesOf(ctx)).places.find((place) => place.key === key)?.citations ?? []

const cardReferences = keptCards('references', async function* (tx, ids) {
  for await (const some of referencesInTurn(tx, ids)) yield some.map((card) => [card.id, card] as const)
})

/** The places of each open library, as of when it had this stamp. */
const kept = new WeakMap<Db, { readonly stamp: string; readonly places: Places }>()

/** What the cards of the library refer to, as they are now. */
export async function placesOf(ctx: Context): Promise<Places> {
  const { cards, stamp } = await cardReferences(ctx.db, ctx.contentDir)
  const known = kept.get(ctx.db)
  if (known?.stamp === stamp) return known.places
  const all = placesIn([...cards.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  const hosts = counted(all.map(({ host }) => host))
  const kinds = new Map(counted(all.map(({ kind }) => kind)))
  const places = { places: all.toSorted(byCited), hosts, kinds }
  kept.set(ctx.db, { stamp, places })
  return places
}

function placesIn(cards: readonly CardReferences[]): readonly Place[] {
  const found = new Map<string, { first: Reference; cards: CardReferences[]; citations: Citation[] }>()
  for (const card of cards) {
    for (const reference of card.references) {
      const key = addressKey(reference.url)
      if (key === null) continue
      const place = found.get(key) ?? { first: reference, cards: [], citations: [] }
      found.set(key, place)
      place.citations.push({ cardId: card.id, url: reference.url })
      if (place.cards.at(-1) !== card) place.cards.push(card)
    }
  }
  return [...found].map(([key, { first, cards: citing, citations }]) => ({
    key,
    url: first.url,
    title: first.title,
    host: hostOf(new URL(first.url)),
    kind: first.kind,
    cards: citing.map(({ id, title, lang }) => ({ id, title, lang })),
    citations,
    topics: new Set(citing.flatMap(({ topics }) => topics)),
  }))
}

const byCited = (a: Place, b: Place): number => b.cards.length - a.cards.length || (a.key < b.key ? -1 : 1)

/** Each value once with how often it is there, the most frequent first. */
function counted<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
}
