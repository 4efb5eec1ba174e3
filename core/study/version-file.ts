import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { type CardSource, isCardPath, readCardFile, statCardFile } from '#core/card/disk.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { findCard } from '#core/store/cards.ts'
import { countRevisions, latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'

/** Where a card's file is, relative to the content folder, and what it holds at this moment. */
export type FileNow =
  | FileThere
  /** `path`: a free place for it, where it last was if that is one. */
  | { readonly kind: 'gone'; readonly path: string }

export type FileThere = {
  readonly kind: 'there'
  readonly path: string
  readonly file: CardSource
  readonly parsed: ParsedCard
}

/** The card's file as it is on the disk, whatever the index says. One that is spoilt is still the card's. */
export async function fileNow(ctx: Context, id: CardId): Promise<FileNow> {
  const indexed = await findCard(ctx.db, id)
  const known = indexed?.path ?? (await latestRevision(ctx.db, id))?.path ?? ''
  const place = isCardPath(known) ? known : `${id}.mdx`
  const file = (await statCardFile(ctx.contentDir, place)) && (await readCardFile(ctx.contentDir, place))
  if (file) {
    const parsed = parseCard(file.source, place)
    const isOurs = parsed.card ? parsed.card.id === id : indexed !== null
    if (isOurs) return { kind: 'there', path: place, file, parsed }
  }
  return { kind: 'gone', path: await freePlace(ctx, place) }
}

async function freePlace(ctx: Context, place: string): Promise<string> {
  const { dir, name } = path.posix.parse(place)
  for (let count = 1; ; count += 1) {
    const free = path.posix.join(dir, `${name}${count === 1 ? '' : `-${count}`}.mdx`)
    if ((await statCardFile(ctx.contentDir, free)) === null) return free
  }
}

/** sha256 of the bytes on the disk, hex. Null: there is no file of this card. */
export const hashOf = (now: FileNow): string | null => (now.kind === 'there' ? now.file.hash : null)

/** Whether there is a card of this id, or was one: its file may be gone. */
export const isKnownCard = async (ctx: Context, id: CardId): Promise<boolean> =>
  (await findCard(ctx.db, id)) !== null || (await countRevisions(ctx.db, id)) > 0
