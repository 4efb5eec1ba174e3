import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { STAGES, type StageId } from '#core/card/stages.ts'
import { viewGrowth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { cardHref, growthHref, idOfParam } from '../../../_ui/links.ts'
import { sectionName } from '../../../_ui/stage.ts'
import { Ways } from '../../../_ui/ways.tsx'
import { Compared } from './compared.tsx'
import { Line } from './line.tsx'
import { growthLookHref, lookOf } from './look.ts'
import { pairOf } from './points.ts'
import { WordsPlot } from './words-plot.tsx'

type Props = PageProps<'/q/[idAndSlug]/growth'>

const load = cache(async (param: string, stage: StageId | null) => {
  const id = CardId.safeParse(idOfParam(param))
  return id.success ? viewGrowth((await study()).ctx, id.data, stage) : null
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const growth = await load((await params).idAndSlug, lookOf(await searchParams).stage)
  const { t } = await i18n()
  return growth === null ? {} : { title: `${t('growth.title')} · ${growth.title}` }
}

/** Versions, attempts and readings of a card on one line of time. The address says which stage, in what order, and what is compared. */
export default async function GrowthPage({ params, searchParams }: Props) {
  const [{ idAndSlug }, query, { t }] = await Promise.all([params, searchParams, i18n()])
  const look = lookOf(query)
  const growth = await load(idAndSlug, look.stage)
  if (growth === null) return leadOn(idAndSlug, growthHref)
  const { id, title, lang, isThere, steps } = growth
  const pair = pairOf(steps, look.stage, look.a, look.b)
  const count = (kind: (typeof steps)[number]['kind']) => steps.filter((step) => step.kind === kind).length
  return (
    <div className="page growth">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('growth.title')}</span>
          {isThere && (
            <Link href={cardHref(growth)} prefetch={false} {...keyed('b')}>
              {t('attempts.actions.card')} <Hint k="b" />
            </Link>
          )}
        </p>
        <h1 lang={lang}>{title}</h1>
        <p className="mt-1 text-soft">{t('growth.lead')}</p>
        <p className="facts">{t('growth.counts', { versions: count('version'), attempts: count('attempt') })}</p>
        <div className="browse-filters">
          <Ways
            label={t('growth.stage')}
            ways={[null, ...STAGES].map((stage) => ({
              href: growthLookHref(id, look, { stage, a: null, b: null }),
              label: stage === null ? t('growth.allStages') : sectionName(stage, lang),
              isHere: look.stage === stage,
              ...(stage === null ? {} : { lang }),
            }))}
          />
          <Ways
            label={t('growth.order')}
            ways={(['newest', 'oldest'] as const).map((order) => ({
              href: growthLookHref(id, look, { order }),
              label: t(`growth.${order}`),
              isHere: look.order === order,
            }))}
          />
        </div>
        <WordsPlot growth={growth} />
      </header>
      <Line growth={growth} look={look} pair={pair} />
      <Compared growth={growth} pair={pair} />
    </div>
  )
}
