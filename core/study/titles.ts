import type { CardId } from '#core/card/card.ts'
import { newTitleFinder, type TitleFinder } from '#core/search/titles.ts'
import { indexStamp } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
import { allCardIds, cardsRevisedAfter, questionsInTurn } from '#core/store/questions.ts'
import type { Context } from './context.ts'
import { inSteps, newBreath } from './in-steps.ts'
import { inTurn } from './in-turn.ts'

type Held = { readonly finder: TitleFinder<CardId>; stamp: readonly number[] }

/** The titles of each open library, and how much of its history they hold. */
const kept = new WeakMap<Db, Held>()

/** All titles as they are now. What changed since is read, and nothing else, whoever changed it. */
export const titlesOf = ({ db, contentDir }: Context): Promise<TitleFinder<CardId>> =>
  inTurn(`titles ${contentDir}`, async () => {
    const held = kept.get(db) ?? { finder: newTitleFinder<CardId>(), stamp: [0, 0, 0] }
    kept.set(db, held)
    const stamp = await indexStamp(db)
    if (String(stamp) === String(held.stamp)) return held.finder
    await take(db, held.finder, await cardsRevisedAfter(db, held.stamp[1] ?? 0))
    // A file that went, or came back as it was, leaves no version behind.
    if (stamp[2] !== held.stamp[2]) await compare(db, held.finder)
    await inSteps(held.finder.settle())
    held.stamp = stamp
    return held.finder
  })

async function take(db: Db, finder: TitleFinder<CardId>, ids: readonly CardId[]): Promise<void> {
  for (const id of ids) finder.remove(id)
  const breathe = newBreath()
  for await (const some of questionsInTurn(db, ids)) {
    for (const { id, title } of some) {
      finder.put(id, title)
      await breathe()
    }
  }
}

async function compare(db: Db, finder: TitleFinder<CardId>): Promise<void> {
  const there = new Set(await allCardIds(db))
  const held = new Set(finder.keys())
  for (const id of held) if (!there.has(id)) finder.remove(id)
  await take(
    db,
    finder,
    [...there].filter((id) => !held.has(id)),
  )
}
