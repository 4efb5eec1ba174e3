import type { Metadata } from 'next'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { viewPractice } from '#core/study/practice.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { leadOn } from '../../_server/taken-in.ts'
import { practiceHref } from '../../_ui/links.ts'
import { Attention } from '../../_ui/attention/attention.tsx'
import { CodeTools } from '../../_ui/code-tools.tsx'
import { Practice } from './_attempt/practice.tsx'
import { givenOf } from './_attempt/prepare.tsx'

const load = cache(async (param: string) => {
  const id = CardId.safeParse(param)
  return id.success ? viewPractice((await study()).ctx, id.data) : null
})

export async function generateMetadata({ params }: PageProps<'/practice/[cardId]'>): Promise<Metadata> {
  const view = await load((await params).cardId)
  return view === null ? {} : { title: view.card.title }
}

/** `sentence` and `of`: one sentence of an earlier attempt, tried again. `run`: the practice run it belongs to. */
export default async function PracticePage({ params, searchParams }: PageProps<'/practice/[cardId]'>) {
  const [{ cardId }, query, { t }] = await Promise.all([params, searchParams, i18n()])
  const view = await load(cardId)
  if (view === null) return leadOn(cardId, practiceHref)
  const given = await givenOf(view, query)
  return (
    <>
      <Practice key={`${view.card.id} ${given.retry?.sentence} ${given.retry?.of} ${given.run?.id}`} given={given} />
      <Attention activity="practice" cardId={view.card.id} />
      <CodeTools
        of={view.card.id}
        words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
      />
    </>
  )
}
