import { gunzipSync } from 'node:zlib'
import { CardId } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { outlineCard } from '#core/card/parse.ts'
import { editsBetween } from '#core/search/near.ts'
import { takenInBy } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import { allCardIds } from '#core/store/questions.ts'
import { latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { likeQuestions } from './questions.ts'

/**
 * `merged`: the card that was meant was taken in by this one. `id`: the id is a letter or two off. `title`: it asks what the
 * words of the link say, or what the card asked that was meant, whose file is gone.
 */
export type LikeliestTarget = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly why: 'merged' | 'id' | 'title'
}

/** What is less like it than this is another question. */
const MIN_LIKE = 0.5
/** Of five characters of an id one may be wrong. */
const CHARACTERS_PER_EDIT = 5

/** A dead link: what it leads to as it is written, an id or a name, and its words. `from`: the card that it stands in, which is never meant. */
export type Dead = { readonly to: string; readonly words: string; readonly from: CardId }

/** The card that a dead link was most likely meant to lead to. */
export async function likeliestTarget(ctx: Context, { to, words, from }: Dead): Promise<LikeliestTarget | null> {
  const named = async (found: CardId | null | undefined, why: LikeliestTarget['why']) => {
    const card = found && found !== from ? await findCard(ctx.db, found) : null
    return card && { id: card.id, title: card.title, lang: card.lang, why }
  }
  const asking = async (question: string) => {
    if (question.trim() === '') return null
    const { cards } = await likeQuestions(ctx, question, 3)
    return named(cards.find((card) => card.id !== from && card.score >= MIN_LIKE)?.id, 'title')
  }
  // A name may be the id of a card that is gone, too.
  const { data: id } = CardId.safeParse(to)
  if (id === undefined) return (await asking(to)) ?? (words === to ? null : asking(words))
  return (
    (await named(await takenInBy(ctx.db, id), 'merged')) ??
    (await asking(await lastTitleOf(ctx, id))) ??
    (await asking(words)) ??
    (await named(await nearId(ctx, id, from), 'id'))
  )
}

/** What the card of this id asked when it was last there. Empty: it never was. */
async function lastTitleOf(ctx: Context, id: CardId): Promise<string> {
  const revision = await latestRevision(ctx.db, id)
  if (!revision) return ''
  return outlineCard(decode(gunzipSync(revision.sourceGz), revision.path).source, revision.path).card?.title ?? ''
}

/** The only card whose id is that near. Ids are short and made by chance: two that are alike by chance are rare. */
async function nearId(ctx: Context, id: CardId, from: CardId): Promise<CardId | null> {
  const most = Math.floor(id.length / CHARACTERS_PER_EDIT)
  const near = (await allCardIds(ctx.db)).filter(
    (one) => one !== from && Math.abs(one.length - id.length) <= most && editsBetween(one, id, most) <= most,
  )
  return near.length === 1 ? (near[0] ?? null) : null
}
