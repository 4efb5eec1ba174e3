import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CardId } from '#core/card/card.ts'
import { SessionText } from '#core/study/session.ts'
import { i18n } from '../_server/i18n.ts'
import { Missing } from '../_ui/missing.tsx'
import { Chosen } from './_chosen/chosen.tsx'
import { Daily } from './daily.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('review.title') }
}

/**
 * The day’s queue, or what was chosen instead (`SessionText` has how that is named). `card`: ask this one first, due or not.
 * `then=queue`: and go on with the queue (after an undo). `over`: enough of what was chosen.
 */
export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const params = await searchParams
  const session = SessionText.safeParse(params)
  if (!session.success) return <Missing what="session" />
  const card = params.card === undefined ? null : CardId.safeParse(params.card)
  if (card?.success === false) notFound()
  const only = card?.data ?? null
  return session.data ? (
    <Chosen session={session.data} only={only} isOver={params.over === '1'} />
  ) : (
    <Daily only={only} goesOn={params.then === 'queue'} />
  )
}
