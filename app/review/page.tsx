import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CardId } from '#core/card/card.ts'
import { nextReview } from '#core/study/queue.ts'
import { lastDeed } from '#core/study/actions.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { CodeTools } from '../_ui/code-tools.tsx'
import { Done } from './done.tsx'
import { DoneWithOne } from './done-with-one.tsx'
import { askOf, ratingsOf, wordsOf } from './prepare.tsx'
import { Session } from './session.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('review.title') }
}

/** `card`: ask this one, due or not. `then=queue`: and go on with what is due (after an undo). */
export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const [{ card, then }, { ctx, now, settings }, said] = await Promise.all([searchParams, study(), i18n()])
  const { t } = said
  const only = card === undefined ? null : CardId.safeParse(card)
  if (only?.success === false) notFound()
  const view = await nextReview(ctx, only?.data)
  if (only !== null && view === null) notFound()
  const ask = view && askOf(view, said, { now, settings })
  return (
    <>
      <Session
        ask={ask}
        mode={only === null ? 'queue' : then === 'queue' ? 'one-then-queue' : 'one'}
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
      <CodeTools
        of={ask ? `${ask.cardId} ${ask.reps}` : ''}
        words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
      />
    </>
  )
}
