import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { readFrontmatter } from '#core/card/frontmatter.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import type { Author } from '#core/card/rights.ts'
import { canonicalCard } from '#core/share/bundle/canonical.ts'
import { takenInBy } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import type { Context } from '../context.ts'
import { imagesOf } from './local-images.ts'

/** A card of the library as it is now, and as it would go out. */
export type LocalCard = {
  readonly path: string
  /** sha256 of the file, hex. */
  readonly hash: string
  readonly parsed: ParsedCard
  readonly canonical: string
  /** Its images: names that they have in a bundle, by their paths in the content folder. */
  readonly images: ReadonlyMap<string, string>
}

/** What a card is that goes out without saying what its rights are. */
export type Rights = { readonly license: string; readonly authors: readonly Author[] }

/** `merged`: another card has taken it in. */
export type Here =
  | { readonly kind: 'card'; readonly card: LocalCard }
  | { readonly kind: 'merged'; readonly into: CardId }
  | { readonly kind: 'none' }

/** What this library has of a card. One that cannot be brought into canonical form stands as it is written. */
export async function cardHere(ctx: Context, id: CardId, rights: Rights): Promise<Here> {
  const found = await findCard(ctx.db, id)
  const file = found && (await readCardFile(ctx.contentDir, found.path))
  if (!found || !file) {
    const into = await takenInBy(ctx.db, id)
    return into === null ? { kind: 'none' } : { kind: 'merged', into }
  }
  const parsed = parseCard(file.source, found.path)
  const images = await imagesOf(ctx, parsed)
  const canonical = canonicalCard(parsed, rights, images)
  const card = {
    path: found.path,
    hash: file.hash,
    parsed,
    canonical: canonical.ok ? canonical.value : file.source,
    images,
  }
  return { kind: 'card', card }
}

/** What a card here is taken to say of its rights that says nothing: what it went out with, or else what the other says. */
export function rightsIn(
  { theirs, ancestors }: { readonly theirs: string; readonly ancestors: readonly string[] },
  chain: Rights,
): Rights {
  const said = readFrontmatter(ancestors[0] ?? theirs, '').frontmatter
  return { license: said?.license ?? chain.license, authors: said?.authors ?? chain.authors }
}
