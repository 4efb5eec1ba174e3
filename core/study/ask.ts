import path from 'node:path'
import { z } from 'zod'
import { addFollowUp as addToStage } from '#core/card/add-follow-up.ts'
import { CardId } from '#core/card/card.ts'
import { hashOfBytes, statCardFile } from '#core/card/disk.ts'
import { guessLang } from '#core/card/guess-lang.ts'
import { plainLine } from '#core/card/plain-answer.ts'
import { err, ok, type Result } from '#core/result.ts'
import { countAttempts } from '#core/store/attempts.ts'
import { findCard, type StoredCard } from '#core/store/cards.ts'
import { changeSetsOf } from '#core/store/change-sets.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { applyChanges, undoBatch, type Changed, type FileChange } from './change-set.ts'
import type { Context } from './context.ts'
import { keepAsItIs, unreadable, type EditError, type NoRoom } from './edit.ts'
import { isNoRoom } from './file-errors.ts'
import { inTurn } from './in-turn.ts'
import {
  filesFor,
  isTopicFolder,
  MAX_TITLE,
  mintId,
  sourceOfNew,
  type MadeCard,
  type NewCardError,
  type ToWrite,
} from './new-card.ts'

export type NewCard = {
  /** The question. White space is of no account. */
  readonly title: string
  /** Path of the folder it goes to, made if need be. Empty: beside its parent. */
  readonly topic: string
  /** BCP 47. Null: guessed from the question. */
  readonly lang: string | null
  /** The card whose follow-up it is: its stage 6 links to the new one, which takes over what it is about. */
  readonly parentId: CardId | null
  /** When there is a file of its name already. */
  readonly whenTaken: 'refuse' | 'suffix'
}

/** `batch`: what takes it back, with the line of its parent. */
export type AskedCard = MadeCard & { readonly batch: string }

export type AskError = NewCardError | EditError | NoRoom | { readonly kind: 'already-there' }

/** Makes a card with the eight headings, ready to be written in, and takes it into the index. */
export async function newCard(ctx: Context, card: NewCard): Promise<Result<AskedCard, AskError>> {
  const { topic, parentId, whenTaken } = card
  const title = plainLine(card.title)
  if (title === '' || title.length > MAX_TITLE) return err({ kind: 'bad-title' })
  const parent = parentId && (await findCard(ctx.db, parentId))
  if (parentId && !parent) return err({ kind: 'unknown-card' })
  const isBeside = parent !== null && (topic === '' || topic === folderOf(parent))
  if (!isBeside && !isTopicFolder(topic)) return err({ kind: 'bad-topic' })
  const lang = card.lang ?? guessLang(title)
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang)) return err({ kind: 'bad-lang' })

  const category = parent?.category ?? 'fundamentals'
  const about = isBeside ? { folder: folderOf(parent), topics: parent.topics } : { folder: topic, topics: [topic] }
  return make(ctx, { id: mintId(), title, lang, category, ...about, whenTaken }, parentId, 'new')
}

export const folderOf = (card: StoredCard): string => path.posix.dirname(card.path)

/** Why neither the card nor the link to it was made. */
export type MakeError =
  | EditError
  | NoRoom
  | { readonly kind: 'already-there' }
  | { readonly kind: 'taken'; readonly path: string }

/** Tries at most. Each fails only as somebody else has just changed the parent, or taken the name. */
const MAX_TRIES = 20

/** Makes a card and the link to it in stage 6 of its parent: both or neither. */
export async function make(
  ctx: Context,
  card: ToWrite,
  parentId: CardId | null,
  kind: 'new' | 'promote',
): Promise<Result<AskedCard, MakeError>> {
  const { id, title } = card
  // One after the other: of two that link from the same parent the later one begins from what the earlier one left.
  return inTurn(`asked ${ctx.contentDir}`, async () => {
    for (let tries = 1; ; tries += 1) {
      const file = await freeFile(ctx, card)
      if (!file.ok) return file
      const link = parentId === null ? ok([]) : await linkFrom(ctx, parentId, card)
      if (!link.ok) return link
      const after = Buffer.from(await sourceOfNew(ctx, card))
      const changes = [{ path: file.value, before: null, after }, ...link.value]
      const done = await applyAll(ctx, { kind, about: { id, title, parentId } }, changes)
      if (done.ok) return ok({ id, path: file.value, batch: done.value.batch })
      if (done.error.kind === 'no-room') return err(done.error)
      if (tries === MAX_TRIES) return err(unreadable(done.error.path))
    }
  })
}

async function applyAll(...deed: Parameters<typeof applyChanges>) {
  try {
    return await applyChanges(...deed)
  } catch (error) {
    if (!isNoRoom(error)) throw error
    return err({ kind: 'no-room' as const })
  }
}

async function freeFile(ctx: Context, card: ToWrite): Promise<Result<string, MakeError>> {
  for (const file of filesFor(card)) {
    if ((await statCardFile(ctx.contentDir, file)) === null) return ok(file)
    if (card.whenTaken === 'refuse') return err({ kind: 'taken', path: file })
  }
  throw new Error('there is always another number')
}

/** What becomes of the parent's file. */
async function linkFrom(
  ctx: Context,
  parentId: CardId,
  { id, title }: ToWrite,
): Promise<Result<readonly FileChange[], MakeError>> {
  const parent = await findCard(ctx.db, parentId)
  if (!parent) return err({ kind: 'unknown-card' })
  const kept = await keepAsItIs(ctx, parent)
  if (!kept.ok) return kept
  const edited = addToStage(kept.value, title, id)
  if (!edited.ok) return err(edited.error.kind === 'unreadable' ? unreadable(parent.path) : { kind: edited.error.kind })
  const before = hashOfBytes(Buffer.from(kept.value.source))
  return ok([{ path: parent.path, before, after: Buffer.from(edited.value) }])
}

const About = z.object({ id: CardId })

/**
 * Takes back a card that was made, with the link to it, if nothing else happened to either. `answered`: the learner has
 * practised it since.
 */
export async function undoAsked(
  ctx: Context,
  batch: string,
): Promise<Result<void, Changed | { readonly kind: 'unknown' | 'answered' }>> {
  for (const { kind, about } of await changeSetsOf(ctx.db, batch)) {
    if (kind !== 'new' && kind !== 'promote') return err({ kind: 'unknown' })
    const id = About.safeParse(about).data?.id
    const isAnswered = id && ((await scheduleOf(ctx.db, id)) !== null || (await countAttempts(ctx.db, id)) > 0)
    if (isAnswered) return err({ kind: 'answered' })
  }
  const undone = await undoBatch(ctx, batch)
  return undone.ok ? ok(undefined) : undone
}
