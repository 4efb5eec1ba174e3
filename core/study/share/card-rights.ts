import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { readFrontmatter } from '#core/card/frontmatter.ts'
import type { Author } from '#core/card/rights.ts'
import { findCard } from '#core/store/cards.ts'
import type { Context } from '../context.ts'
import { type CardOrigin, originOf } from './origins.ts'

/** What a card says of who wrote it and what may be done with it, and the chain it came in with. */
export type CardRights = {
  readonly license: string | null
  readonly authors: readonly Author[]
  readonly chain: CardOrigin | null
}

/** Null: the card says nothing of it, as one's own do, or there is no such card. */
export async function rightsOfCard(ctx: Context, id: CardId): Promise<CardRights | null> {
  const indexed = await findCard(ctx.db, id)
  const file = indexed && (await readCardFile(ctx.contentDir, indexed.path))
  if (!file) return null
  const { frontmatter } = readFrontmatter(file.source, indexed.path)
  if (frontmatter?.id !== id || (frontmatter.license === null && frontmatter.authors.length === 0)) return null
  const { license, authors } = frontmatter
  return { license, authors, chain: await originOf(ctx.db, id) }
}
