import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { RunId } from '#core/practice/record.ts'
import { viewRun } from '#core/study/runs.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { Going } from './going.tsx'
import { Over } from './over.tsx'

const load = cache(async (text: string) => {
  const id = RunId.safeParse(text)
  return id.success ? viewRun((await study()).ctx, id.data) : null
})

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('run.title') }
}

/** A run: what to answer next, or, when it is over, what came of it. */
export default async function RunPage({ params }: PageProps<'/practice/runs/[id]'>) {
  const run = await load((await params).id)
  if (run === null) notFound()
  return <div className="page">{run.isOver ? <Over run={run} /> : <Going run={run} />}</div>
}
