import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { viewCard } from '#core/study/cards.ts'
import { countVersions } from '#core/study/versions.ts'
import { Visited } from '../../_palette/visited.tsx'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { cardOfName } from '../../_server/named.ts'
import { ownerOf } from '../../_server/taken-in.ts'
import { Attention } from '../../_ui/attention/attention.tsx'
import { CodeTools } from '../../_ui/code-tools.tsx'
import { cardHref, idOfParam, versionsHref } from '../../_ui/links.ts'
import { Problems } from '../../_ui/problems.tsx'
import { Archived } from './archived.tsx'
import { CardHeader } from './card-header.tsx'
import { ChainMargin } from './chain-margin.tsx'
import { Links } from './links.tsx'
import { Notes } from './notes.tsx'
import { Rights } from './rights.tsx'
import { Side } from './side.tsx'
import { StageNav } from './stage-nav.tsx'
import { Stages } from './stages.tsx'
import { Unlinked } from './unlinked/unlinked.tsx'

const load = cache(async (param: string) => {
  const id = CardId.safeParse(idOfParam(param))
  return id.success ? viewCard((await study()).ctx, id.data) : null
})

export async function generateMetadata({ params }: PageProps<'/q/[idAndSlug]'>): Promise<Metadata> {
  const view = await load((await params).idAndSlug)
  return view === null ? {} : { title: view.card.title, alternates: { canonical: cardHref(view.card) } }
}

export default async function CardPage({ params, searchParams }: PageProps<'/q/[idAndSlug]'>) {
  const [view, { t }, asked] = await Promise.all([load((await params).idAndSlug), i18n(), searchParams])
  if (view === null) return missing((await params).idAndSlug)
  const { card, problems } = view
  return (
    <div className="page card-page">
      <article className="reading">
        <CardHeader view={view} />
        <Archived
          key={card.id}
          fields={{ cardId: card.id, expectedHash: card.hash }}
          now={card.archived ? t('organise.archive.now') : null}
          words={{
            takeOut: t('organise.archive.undo'),
            undo: t('schedule.undo'),
            saving: t('organise.saving'),
            unreachable: t('review.unreachable'),
          }}
        />
        {problems.length > 0 && (
          <section className="notice" aria-labelledby="problems">
            <h2 id="problems">{t('card.problems', { count: problems.length })}</h2>
            <Problems problems={problems} />
          </section>
        )}
        <StageNav view={view} />
        <Stages view={view} />
        <Links view={view} />
        <Rights cardId={card.id} />
        <Notes cardId={card.id} />
        <Unlinked key={`unlinked ${card.id}`} card={card} isAsked={asked['unlinked'] !== undefined} />
      </article>
      <ChainMargin view={view} />
      <Side view={view} />
      <Attention activity="question" cardId={card.id} />
      <Visited id={card.id} title={card.title} lang={card.lang} />
      <CodeTools
        of={card.id}
        words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
      />
      <span
        hidden
        data-key="j"
        data-key-among="[data-stage]"
        data-key-step="next"
        data-key-label={t('card.nextStage')}
      />
      <span
        hidden
        data-key="k"
        data-key-among="[data-stage]"
        data-key-step="back"
        data-key-label={t('card.previousStage')}
      />
    </div>
  )
}

/** One that was taken in leads on to the card that has it. Of any other whose file is gone, its versions are still there. */
async function missing(param: string): Promise<never> {
  const named = await cardOfName(param)
  if (named !== null) redirect(cardHref({ id: named, title: '' }))
  const owner = await ownerOf(param)
  if (owner !== null) redirect(cardHref({ id: owner, title: '' }))
  const id = CardId.safeParse(idOfParam(param))
  const isKnown = id.success && (await countVersions((await study()).ctx, id.data)) > 0
  return isKnown ? redirect(versionsHref(id.data)) : notFound()
}
