import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { linkWords, type Stretch } from '#core/card/link-words.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { err, type Result } from '#core/result.ts'
import { findCard } from '#core/store/cards.ts'
import { applyChanges, type Changed } from './change-set.ts'
import type { Context } from './context.ts'
import { isLookedThrough } from './mentions.ts'

export const LinkInput = z.strictObject({
  /** The card that is mentioned. */
  to: CardId,
  start: z.coerce.number().int().nonnegative(),
  end: z.coerce.number().int().positive(),
  /** Of the file the words were found in, sha256 in hex. */
  hash: z.string().max(100),
})
export type LinkInput = z.infer<typeof LinkInput>

export type LinkError =
  | Changed
  | { readonly kind: 'unknown-card' }
  /** No link can be put there. */
  | { readonly kind: 'unreadable'; readonly path: string }

/** Makes words of card `from` a link to the card they speak of. `batch` takes it back. */
export async function linkMention(
  ctx: Context,
  from: CardId,
  { to, start, end, hash }: LinkInput,
): Promise<Result<{ readonly batch: string }, LinkError>> {
  const [card, target] = await Promise.all([findCard(ctx.db, from), findCard(ctx.db, to)])
  if (!card || !target || from === to) return err({ kind: 'unknown-card' })
  const { path } = card
  const read = await readCardFile(ctx.contentDir, path)
  if (read?.hash !== hash) return err({ kind: 'changed', path })
  const after = linked(parseCard(read.source, path), { start, end }, to)
  if (after === null) return err({ kind: 'unreadable', path })
  const about = { from, to, title: target.title }
  return applyChanges(ctx, { kind: 'link', about }, [{ path, before: hash, after: Buffer.from(after) }])
}

function linked(parsed: ParsedCard, words: Stretch, to: CardId): string | null {
  const section = parsed.card?.sections.find((one) => one.start <= words.start && words.end <= one.end)
  return section && isLookedThrough(section) ? linkWords(parsed, section, words, to) : null
}
