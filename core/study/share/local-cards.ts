import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { readFrontmatter } from '#core/card/frontmatter.ts'
import { mediaOf } from '#core/card/relocate.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { canonicalCard, canonicalName, type Rights } from '#core/share/bundle/canonical.ts'
import { allOwners } from '#core/store/card-aliases.ts'
import { indexEntries } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import type { Context } from '../context.ts'
import { imagesOf } from './chain-images.ts'

/** A card of the library as it is now, and as it would go out. */
export type LocalCard = {
  readonly path: string
  /** sha256 of the file, hex. */
  readonly hash: string
  readonly parsed: ParsedCard
  readonly canonical: string
  /** Files that it shows or links to: paths in the content folder, by what canonical form calls them. */
  readonly media: ReadonlyMap<string, string>
}

/** `merged`: another card has taken it in. */
export type Here =
  | { readonly kind: 'card'; readonly card: LocalCard }
  | { readonly kind: 'merged'; readonly into: CardId }
  | { readonly kind: 'none' }

/** Where these cards are, and which of them another has taken in. */
export type Whereabouts = {
  readonly pathOf: ReadonlyMap<CardId, string>
  readonly owners: ReadonlyMap<CardId, CardId>
}

export async function whereabouts(tx: Tx, ids: readonly CardId[]): Promise<Whereabouts> {
  const entries = await indexEntries(tx, [], ids)
  return { pathOf: new Map([...entries].map(([place, { id }]) => [id, place])), owners: await allOwners(tx) }
}

/** What this library has of a card. One that cannot be brought into canonical form stands as it is written. */
export async function cardHere(ctx: Context, id: CardId, where: Whereabouts, rightsOf: () => Rights): Promise<Here> {
  const path = where.pathOf.get(id)
  const file = path === undefined ? null : await readCardFile(ctx.contentDir, path)
  if (path === undefined || !file) {
    const into = where.owners.get(id)
    return into === undefined ? { kind: 'none' } : { kind: 'merged', into }
  }
  const parsed = parseCard(file.source, path)
  const { card: readable } = parsed
  const { names: images } = await imagesOf(ctx, readable ? [{ ...parsed, card: readable }] : [])
  const canonical = canonicalCard(parsed, rightsOf(), images)
  const media = new Map(mediaOf(parsed).map((use) => [canonicalName(use.path, images), use.path]))
  const text = canonical.ok ? canonical.value : file.source
  return { kind: 'card', card: { path, hash: file.hash, parsed, media, canonical: text } }
}

/** What a card here is taken to say of its rights that says nothing: what it went out with, or else what the other says. */
export function rightsIn(
  { theirs, ancestors }: { readonly theirs: string; readonly ancestors: readonly string[] },
  chain: Rights,
): Rights {
  const said = readFrontmatter(ancestors[0] ?? theirs, '').frontmatter
  return { license: said?.license ?? chain.license, authors: said?.authors ?? chain.authors }
}
