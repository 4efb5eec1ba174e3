import path from 'node:path'
import type { CardId, Problem } from '#core/card/card.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { plainLine, toItem } from '#core/card/plain-answer.ts'
import { printCard } from '#core/card/print.ts'
import { isUnharmed } from '#core/card/unharmed.ts'
import type { AttemptId } from '#core/practice/record.ts'
import { err, ok, type Result } from '#core/result.ts'
import { findAttempt } from '#core/store/attempts.ts'
import { findCard, type StoredCard } from '#core/store/cards.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { keep, overwrite } from './overwrite.ts'
import type { FileThere } from './version-file.ts'

/** Why a card's file was left as it is. */
export type EditError =
  | { readonly kind: 'unknown-card' }
  /** It is not where it was when the library was last looked through. */
  | { readonly kind: 'no-file'; readonly path: string }
  /** It does not hold this card any more, or not in a way that can be added to. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly problems: readonly Problem[] }

/** The disk is full. */
export type NoRoom = { readonly kind: 'no-room' }

/**
 * What an attempt said, as it would stand in the card: the sentences that are not empty, each in one line. One that was
 * tried again replaces that one of the attempt it belongs to. Null: no such attempt.
 */
export async function answerOf(ctx: Context, id: AttemptId): Promise<readonly string[] | null> {
  const said = await sentencesOf(ctx, id, 0)
  return said && said.map(plainLine).filter((line) => line !== '')
}

/** Sentences tried again one after the other, far more often than anybody does. */
const MAX_RETRIES = 100

async function sentencesOf(ctx: Context, id: AttemptId, depth: number): Promise<readonly string[] | null> {
  const attempt = await findAttempt(ctx.db, id)
  if (!attempt) return null
  const { retryOf, plan, sentences } = attempt
  const whole = retryOf === null || depth === MAX_RETRIES ? null : await sentencesOf(ctx, retryOf, depth + 1)
  return whole?.map((line, i) => (plan.sentences.includes(i + 1) ? (sentences[i] ?? '') || line : line)) ?? sentences
}

export type SaveAnswerError =
  | EditError
  | NoRoom
  | { readonly kind: 'unknown-attempt' }
  | { readonly kind: 'nothing-said' }

/**
 * Writes what an attempt said into stage 3 of its card's file, in the place of what stands there. The file as it was is
 * among the card's revisions before it is overwritten.
 */
export async function saveAsAnswer(
  ctx: Context,
  id: AttemptId,
): Promise<Result<{ readonly path: string }, SaveAnswerError>> {
  const [attempt, lines] = [await findAttempt(ctx.db, id), await answerOf(ctx, id)]
  if (!attempt || !lines) return err({ kind: 'unknown-attempt' })
  if (lines.length === 0) return err({ kind: 'nothing-said' })
  const answer = lines.map((line, i) => `${i + 1}. ${toItem(line)}`).join('\n')
  return editCard(ctx, attempt.cardId, async (parsed, { path: file }) => {
    const source = printCard(parsed, { answer })
    const isSound = isUnharmed(parsed, parseCard(source, file), 'answer')
    return isSound ? ok({ source, value: { path: file } }) : err(unreadable(file))
  })
}

export const unreadable = (file: string, problems: readonly Problem[] = []): EditError => ({
  kind: 'unreadable',
  path: file,
  problems,
})

type Edited<T> = { readonly source: string; readonly value: T }

/** Changes a card's file, as it is now, and takes it into the index. Edits of one file wait for one another. */
export async function editCard<T, E>(
  ctx: Context,
  id: CardId,
  edit: (parsed: ParsedCard, card: StoredCard) => Promise<Result<Edited<T>, E>>,
): Promise<Result<T, E | EditError | NoRoom>> {
  const card = await findCard(ctx.db, id)
  if (!card) return err({ kind: 'unknown-card' })
  return inTurn(path.join(ctx.contentDir, card.path), async () => {
    const kept = await keptText(ctx, card)
    if (!kept.ok) return kept
    const now = kept.value
    const edited = await edit(now.parsed, card)
    if (!edited.ok) return edited
    const written = await overwrite(ctx, id, now, Buffer.from(edited.value.source))
    if (written.ok) return ok(edited.value.value)
    return err(written.error.kind === 'changed' ? unreadable(card.path) : written.error)
  })
}

/** The card's file as it is now, once these very bytes are among its revisions. */
export async function keepAsItIs(ctx: Context, card: StoredCard): Promise<Result<ParsedCard, EditError>> {
  const kept = await keptText(ctx, card)
  return kept.ok ? ok(kept.value.parsed) : kept
}

async function keptText(ctx: Context, { id, path: file }: StoredCard): Promise<Result<FileThere, EditError>> {
  const now = await keep(ctx, id, file)
  // Another card may be there by now: then the place is not free.
  if (now.kind === 'gone') return err(now.path === file ? { kind: 'no-file', path: file } : unreadable(file))
  const { parsed } = now
  const problems = [...now.file.problems, ...parsed.problems]
  // Bytes that are no text would not survive being written again.
  const isReadable = parsed.card !== null && now.file.problems.length === 0
  return isReadable ? ok(now) : err(unreadable(file, problems))
}
