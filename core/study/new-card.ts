import { randomInt } from 'node:crypto'
import path from 'node:path'
import { CardId, type Card } from '#core/card/card.ts'
import { isCardPath, statCardFile, writeCardFile } from '#core/card/disk.ts'
import { toItem } from '#core/card/plain-answer.ts'
import { printNewCard } from '#core/card/print.ts'
import { err, ok, type Result } from '#core/result.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { readSettings } from './settings.ts'

/** The longest question a card may be named by. */
export const MAX_TITLE = 300

export type NewCardError =
  | { readonly kind: 'bad-title' }
  | { readonly kind: 'bad-topic' }
  | { readonly kind: 'bad-lang' }
  | { readonly kind: 'taken'; readonly path: string }

/** `path` is relative to the content folder. */
export type MadeCard = { readonly id: CardId; readonly path: string }

export type ToWrite = Pick<Card, 'id' | 'title' | 'lang' | 'category' | 'topics'> & {
  /** Relative to the content folder; empty for itself. */
  readonly folder: string
  readonly whenTaken: 'refuse' | 'suffix'
}

/** Writes the file of a new card and nothing more: it is not in the index yet. What it is given holds what it should. */
export async function writeNewCard(ctx: Context, card: ToWrite): Promise<Result<MadeCard, NewCardError>> {
  return placeCard(ctx, { ...card, source: await sourceOfNew(ctx, card) })
}

/** The text of a new card: its question in stage 1, and the other headings. */
export async function sourceOfNew(
  ctx: Context,
  { id, title, lang, category, topics }: Omit<ToWrite, 'folder' | 'whenTaken'>,
): Promise<string> {
  const created = studyDay(ctx.now(), (await readSettings(ctx.db)).day)
  const stages = { question: toItem(title) }
  return printNewCard({ id, title, lang, category, topics, keyPoints: [], references: [], created, stages })
}

/** Gives a card's text a file of its own, named after its title. Not in the index yet. */
async function placeCard(
  ctx: Context,
  card: Pick<ToWrite, 'id' | 'title' | 'folder' | 'whenTaken'> & { readonly source: string },
): Promise<Result<MadeCard, NewCardError>> {
  const { id, folder, source, whenTaken } = card
  return inTurn(path.join(ctx.contentDir, folder), async () => {
    for (const file of filesFor(card)) {
      if ((await statCardFile(ctx.contentDir, file)) === null) {
        await writeCardFile(ctx.contentDir, file, source)
        return ok({ id, path: file })
      }
      if (whenTaken === 'refuse') return err({ kind: 'taken', path: file })
    }
    throw new Error('there is always another number')
  })
}

/** Paths that a card's file may have, relative to the content folder: named after its title, then numbered without end. */
export function* filesFor({ id, title, folder }: Pick<ToWrite, 'id' | 'title' | 'folder'>): Generator<string> {
  const name = slugOf(title) || id
  for (let count = 1; ; count += 1) yield path.posix.join(folder, `${name}${count === 1 ? '' : `-${count}`}.mdx`)
}

/** Whether new cards may be put into a folder of this path. */
export const isTopicFolder = (topic: string): boolean =>
  topic.split('/').every((name) => /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(name)) && isCardPath(`${topic}/a.mdx`)

/** `q-` and 8 characters without look-alikes: 30^8, so that a million cards collide with a chance below one. */
export function mintId(): CardId {
  const letters = '23456789abcdefghjkmnpqrstvwxyz'
  return CardId.parse(`q-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`)
}

/** A file name of at most 60 characters. Empty if nothing of the title can be part of one. */
export function slugOf(title: string): string {
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return [...slug]
    .slice(0, 60)
    .join('')
    .replace(/^-+|-+$/g, '')
}
