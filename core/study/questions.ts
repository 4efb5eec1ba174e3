import { setImmediate } from 'node:timers/promises'
import type { CardId } from '#core/card/card.ts'
import { type Hit, newLikenessIndex, type LikenessIndex } from '#core/search/likeness.ts'
import type { Db } from '#core/store/db.ts'
import { questionsInTurn, shelvesOf, type Shelf } from '#core/store/questions.ts'
import type { Context } from './context.ts'
import { follow, NOTHING_SEEN } from './follow-cards.ts'
import { inTurn } from './in-turn.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** `score`: how like what was typed it is, 0..1. */
export type LikeCard = Pick<CardBrief, 'id' | 'title' | 'lang' | 'standing'> & Shelf & { readonly score: number }
export type LikeOpen = {
  readonly parentId: CardId
  readonly parentTitle: string
  /** BCP 47: the parent's. */
  readonly lang: string
  readonly text: string
  readonly score: number
}
export type LikeQuestions = { readonly cards: readonly LikeCard[]; readonly open: readonly LikeOpen[] }

/** A question that scores this is most likely the same one in other words. */
export const VERY_LIKE = 0.75

/** Cards and open questions that ask something like this, at most `limit` of each, best first. `typed` may be half typed. */
export async function likeQuestions(ctx: Context, typed: string, limit: number): Promise<LikeQuestions> {
  const hits = await inTurn(`questions ${ctx.contentDir}`, async () => (await questionsNow(ctx.db)).search(typed))
  const of = (isOpen: boolean) => hits.filter(({ entry }) => entry.isOpen === isOpen).slice(0, limit)
  const [asCards, asOpen] = [of(false), of(true)]
  const ids = [...new Set([...asCards, ...asOpen].map(({ entry }) => entry.cardId))]
  const policy = policyOf(await readSettings(ctx.db))
  const [briefs, shelves] = await Promise.all([cardBriefs(ctx.db, ids, ctx.now(), policy), shelvesOf(ctx.db, ids)])
  return {
    cards: asCards.flatMap(({ entry, score }) => {
      const [brief, shelf] = [briefs.get(entry.cardId), shelves.get(entry.cardId)]
      if (!brief || !shelf) return []
      const { id, title, lang, standing } = brief
      return [{ id, title, lang, standing, ...shelf, score }]
    }),
    open: asOpen.flatMap(({ entry, score }) => {
      const parent = briefs.get(entry.cardId)
      if (!parent) return []
      return [{ parentId: parent.id, parentTitle: parent.title, lang: parent.lang, text: entry.text, score }]
    }),
  }
}

/** What is like each of these texts, best first. None of them is half typed. */
export const alikeTexts = (ctx: Context, texts: readonly string[]): Promise<readonly (readonly Hit<Question>[])[]> =>
  inTurn(`questions ${ctx.contentDir}`, async () => {
    const index = await questionsNow(ctx.db)
    const found: (readonly Hit<Question>[])[] = []
    for (const [i, text] of texts.entries()) {
      found.push(index.search(`${text} `))
      // Each takes a millisecond or two in a large library: others have their turn in between.
      if (i % 10 === 9) await setImmediate()
    }
    return found
  })

/** The question of a card, or an open one in its stage 6. */
export type Question = { readonly cardId: CardId; readonly text: string; readonly isOpen: boolean }
type Index = LikenessIndex<CardId, Question>

/** The questions of each open library, and how much of its history they hold. */
const kept = new WeakMap<Db, { readonly index: Index; stamp: readonly number[] }>()

/** All questions as they are now. */
async function questionsNow(db: Db): Promise<Index> {
  const held = kept.get(db) ?? { index: newLikenessIndex<CardId, Question>(), stamp: NOTHING_SEEN }
  kept.set(db, held)
  const { index } = held
  held.stamp = await follow(db, held.stamp, { ...index, put: (ids) => take(db, index, ids) })
  return index
}

async function take(db: Db, index: Index, ids: readonly CardId[]): Promise<void> {
  for await (const some of questionsInTurn(db, ids)) {
    for (const { id, title, open } of some) {
      const question = (text: string, isOpen: boolean): Question => ({ cardId: id, text, isOpen })
      index.put(id, [question(title, false), ...open.map((text) => question(text, true))])
    }
  }
}
