import { randomInt } from 'node:crypto'
import path from 'node:path'
import { CardId, type Card } from '#core/card/card.ts'
import { isCardPath, statCardFile, writeCardFile } from '#core/card/disk.ts'
import { plainLine, toItem } from '#core/card/plain-answer.ts'
import { printNewCard } from '#core/card/print.ts'
import { err, ok, type Result } from '#core/result.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { readSettings } from './settings.ts'
import { syncContent } from './sync.ts'

/** The longest question a card may be named by. */
export const MAX_TITLE = 300

export type NewCard = {
  /** The question. White space is of no account. */
  readonly title: string
  /** Name of the folder it goes to, made if need be. */
  readonly topic: string
  /** BCP 47. Null: guessed from the question. */
  readonly lang: string | null
  /** The card whose follow-up it is: the new one takes over what it is about. */
  readonly parent?: Pick<Card, 'category' | 'topics'>
  /** When there is a file of its name already. */
  readonly whenTaken?: 'refuse' | 'suffix'
}

export type NewCardError =
  | { readonly kind: 'bad-title' }
  | { readonly kind: 'bad-topic' }
  | { readonly kind: 'bad-lang' }
  | { readonly kind: 'taken'; readonly path: string }

/** `path` is relative to the content folder. */
export type MadeCard = { readonly id: CardId; readonly path: string }

/** Makes a card file with the eight headings, ready to be written in, and takes it into the index. */
export async function newCard(ctx: Context, card: NewCard): Promise<Result<MadeCard, NewCardError>> {
  const title = plainLine(card.title)
  if (title === '' || title.length > MAX_TITLE) return err({ kind: 'bad-title' })
  const isFolder = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(card.topic) && isCardPath(`${card.topic}/a.mdx`)
  if (!isFolder) return err({ kind: 'bad-topic' })
  const lang = card.lang ?? guessLang(title)
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang)) return err({ kind: 'bad-lang' })

  const { category, topics } = card.parent ?? { category: 'fundamentals', topics: [card.topic] }
  const { whenTaken = 'suffix' } = card
  const about = { id: mintId(), title, lang, category, topics }
  const made = await writeNewCard(ctx, { ...about, folder: card.topic, whenTaken })
  if (made.ok) await syncContent(ctx, { only: [made.value.path] })
  return made
}

type ToWrite = Pick<Card, 'id' | 'title' | 'lang' | 'category' | 'topics'> & {
  /** Relative to the content folder; empty for itself. */
  readonly folder: string
  readonly whenTaken: 'refuse' | 'suffix'
}

/** Writes the file of a new card and nothing more: it is not in the index yet. What it is given holds what it should. */
export async function writeNewCard(ctx: Context, card: ToWrite): Promise<Result<MadeCard, NewCardError>> {
  const { id, title, lang, category, topics, folder, whenTaken } = card
  const created = studyDay(ctx.now(), (await readSettings(ctx.db)).day)
  const stages = { question: toItem(title) }
  const source = printNewCard({ id, title, lang, category, topics, keyPoints: [], references: [], created, stages })
  return placeCard(ctx, { id, title, folder, source, whenTaken })
}

/** Gives a card's text a file of its own, named after its title. Not in the index yet. */
export async function placeCard(
  ctx: Context,
  card: Pick<ToWrite, 'id' | 'title' | 'folder' | 'whenTaken'> & { readonly source: string },
): Promise<Result<MadeCard, NewCardError>> {
  const { id, title, folder, source, whenTaken } = card
  const name = slugOf(title) || id
  return inTurn(path.join(ctx.contentDir, folder), async () => {
    for (let count = 1; ; count += 1) {
      const file = path.posix.join(folder, `${name}${count === 1 ? '' : `-${count}`}.mdx`)
      if ((await statCardFile(ctx.contentDir, file)) === null) {
        await writeCardFile(ctx.contentDir, file, source)
        return ok({ id, path: file })
      }
      if (whenTaken === 'refuse') return err({ kind: 'taken', path: file })
    }
  })
}

export const guessLang = (title: string): string => (/\p{Script=Han}/u.test(title) ? 'zh' : 'en')

/** `q-` and 8 characters without look-alikes: 30^8, so that a million cards collide with a chance below one. */
export function mintId(): CardId {
  const letters = '23456789abcdefghjkmnpqrstvwxyz'
  return CardId.parse(`q-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`)
}

/** A file name of at most 60 characters. */
function slugOf(title: string): string {
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return [...slug]
    .slice(0, 60)
    .join('')
    .replace(/^-+|-+$/g, '')
}
