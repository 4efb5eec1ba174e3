import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { markdownOf } from '#core/share/markdown-copy.ts'
import { findCard } from '#core/store/cards.ts'
import type { Context } from '../context.ts'
import { authorsOf } from './canonical-texts.ts'
import { readSharingSettings } from './settings.ts'

/** A card as Markdown for anywhere else, with who is to be named. Null: there is no such card, or it cannot be read. */
export async function copyAsMarkdown(ctx: Context, id: CardId): Promise<string | null> {
  const indexed = await findCard(ctx.db, id)
  const file = indexed && (await readCardFile(ctx.contentDir, indexed.path))
  if (!file) return null
  const { card } = parseCard(file.source, indexed.path)
  if (card?.id !== id) return null
  const { author, license } = await readSharingSettings(ctx.db)
  return markdownOf(
    { source: file.source, file: indexed.path, card },
    { license: card.license ?? license, authors: authorsOf(card, author === null ? [] : [author]) },
  )
}
