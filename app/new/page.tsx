import type { Metadata } from 'next'
import { CardId } from '#core/card/card.ts'
import { MAX_TITLE } from '#core/study/new-card.ts'
import { likeQuestions } from '#core/study/questions.ts'
import { texts } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { NAMED } from './cards-named.ts'
import { NewForm } from './form.tsx'
import { givenFor } from './given.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await texts()
  return { title: t('newCard.title') }
}

export default async function NewCardPage({ searchParams }: PageProps<'/new'>) {
  const [{ ctx }, { t }, query] = await Promise.all([study(), texts(), searchParams])
  const parent = CardId.safeParse(query['parent'])
  const asked = typeof query['q'] === 'string' ? query['q'].slice(0, MAX_TITLE) : ''
  const [given, like] = await Promise.all([
    givenFor(parent.success ? parent.data : null),
    likeQuestions(ctx, asked, NAMED),
  ])
  return (
    <div className="page">
      <div className="new-page">
        <header className="lead">
          <h1>{t('newCard.title')}</h1>
          <p className="mt-2 text-soft">{t('newCard.note')}</p>
          {query['undone'] !== undefined && (
            <p role="status" className="mt-2">
              {t('newCard.undone')}
            </p>
          )}
        </header>
        <NewForm key={`${given.parent?.id} ${asked}`} given={given} asked={asked} like={like} />
      </div>
    </div>
  )
}
