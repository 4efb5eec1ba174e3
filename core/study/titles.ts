import type { CardId } from '#core/card/card.ts'
import { newTitleFinder, type TitleFinder } from '#core/search/titles.ts'
import type { Db } from '#core/store/db.ts'
import { questionsInTurn } from '#core/store/questions.ts'
import type { Context } from './context.ts'
import { follow, NOTHING_SEEN } from './follow-cards.ts'
import { inSteps, newBreath } from './in-steps.ts'
import { inTurn } from './in-turn.ts'

type Held = { readonly finder: TitleFinder<CardId>; stamp: readonly number[] }

/** The titles of each open library, and how much of its history they hold. */
const kept = new WeakMap<Db, Held>()

/** All titles as they are now. */
export const titlesOf = ({ db, contentDir }: Context): Promise<TitleFinder<CardId>> =>
  inTurn(`titles ${contentDir}`, async () => {
    const held = kept.get(db) ?? { finder: newTitleFinder<CardId>(), stamp: NOTHING_SEEN }
    kept.set(db, held)
    const { finder } = held
    const stamp = await follow(db, held.stamp, { ...finder, put: (ids) => take(db, finder, ids) })
    if (stamp !== held.stamp) await inSteps(finder.settle())
    held.stamp = stamp
    return finder
  })

async function take(db: Db, finder: TitleFinder<CardId>, ids: readonly CardId[]): Promise<void> {
  const breathe = newBreath()
  for await (const some of questionsInTurn(db, ids)) {
    for (const { id, title } of some) {
      finder.put(id, title)
      await breathe()
    }
  }
}
