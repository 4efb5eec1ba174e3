import type { Metadata } from 'next'
import { CardId } from '#core/card/card.ts'
import { viewChain, listChains } from '#core/study/cards.ts'
import { remaining } from '#core/study/queue.ts'
import { listRuns } from '#core/study/runs.ts'
import { EmptyLibrary } from '../_today/empty-library.tsx'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { EarlierRuns } from './_setup/earlier-runs.tsx'
import { OpenRun } from './_setup/open-run.tsx'
import { Setup } from './_setup/setup.tsx'

/** Runs named on this page. */
const RUNS = 12

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('run.title') }
}

/** `chain`: the run is to ask this one; any card, from which it goes down. */
export default async function PracticePage({ searchParams }: PageProps<'/practice'>) {
  const [params, { ctx }, { t }] = await Promise.all([searchParams, study(), i18n()])
  const asked = CardId.safeParse(params.chain)
  const [chains, chosen, left, runs] = await Promise.all([
    listChains(ctx),
    asked.success ? viewChain(ctx, asked.data) : null,
    remaining(ctx),
    listRuns(ctx, RUNS),
  ])
  if (chains.length === 0) {
    return (
      <div className="page">
        <EmptyLibrary />
      </div>
    )
  }
  // One that was set up only now and then again is of no use; the newest is the one that was left.
  const open = runs.find(({ isOver }) => !isOver) ?? null
  const over = runs.filter(({ id }) => id !== open?.id)
  return (
    <div className="page">
      <header className="lead">
        <h1>{t('run.title')}</h1>
        <p className="mt-1 text-soft">{t('run.lead')}</p>
      </header>
      <div className="max-w-[44rem]">
        {open && <OpenRun run={open} />}
        <Setup chains={chains} chosen={chosen} left={left} isMain={open === null} />
        {over.length > 0 && <EarlierRuns runs={over} />}
      </div>
    </div>
  )
}
