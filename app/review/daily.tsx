import type { CardId } from '#core/card/card.ts'
import { lastDeed } from '#core/study/actions.ts'
import { nextReview } from '#core/study/queue.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { leadOn } from '../_server/taken-in.ts'
import { reviewHref } from '../_ui/links.ts'
import { AskTools } from './ask-tools.tsx'
import { Done } from './done.tsx'
import { DoneWithOne } from './done-with-one.tsx'
import { askOf, ratingsOf, wordsOf } from './prepare.tsx'
import { Session } from './session.tsx'

type Props = {
  /** Null: the first of the queue. */
  only: CardId | null
  /** After that one, the queue. */
  goesOn: boolean
}

/** What is due and new today, one after the other. */
export async function Daily({ only, goesOn }: Props) {
  const [{ ctx, now, settings }, said] = await Promise.all([study(), i18n()])
  const { t } = said
  const view = await nextReview(ctx, only ?? undefined)
  if (only !== null && view === null) return leadOn(only, reviewHref)
  const ask = view && askOf(view, said, { now, settings }, { field: 'expectedReps', count: view.item.reps })
  return (
    <>
      <Session
        at="/review"
        firstAt="/review?then=queue&card="
        isRehearsal={false}
        ask={ask}
        mode={only === null ? 'queue' : goesOn ? 'one-then-queue' : 'one'}
        ratings={view ? ratingsOf(view.previews, said) : []}
        remaining={
          view && view.remaining.due + view.remaining.fresh > 0
            ? [
                t('review.remainingDue', { count: view.remaining.due }),
                t('review.remainingFresh', { count: view.remaining.fresh }),
              ]
            : []
        }
        canUndo={view === null ? (await lastDeed(ctx)) !== null : view.canUndo}
        words={wordsOf(said)}
        done={only === null ? <Done /> : view && <DoneWithOne view={view} />}
      />
      <AskTools ask={ask} />
    </>
  )
}
