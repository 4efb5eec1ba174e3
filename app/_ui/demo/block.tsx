import Link from 'next/link'
import { i18n } from '../../_server/i18n.ts'
import { demoHref } from '../links.ts'
import { givenOf } from './given.tsx'
import { loadDemo } from './load.ts'
import { Player } from './player.tsx'
import { DemoProblemNote } from './problem.tsx'

/** A demo where a card shows it. */
export async function DemoBlock({ id }: { id: string }) {
  const [loaded, { t }] = await Promise.all([loadDemo(id), i18n()])
  if (loaded === null) {
    return (
      <div id={`demo-${id}`} className="notice">
        <p className="font-semibold">{t('demo.none', { id })}</p>
        <p className="text-soft">{t('demo.noneNote', { id })}</p>
      </div>
    )
  }
  if (loaded.view === null) return <DemoProblemNote problem={loaded.problem} />
  return <Player key={loaded.view.hash} given={await givenOf(loaded.view, 'card')} />
}

/** A way to a demo, where it would only be in the way. */
export async function DemoLink({ id }: { id: string }) {
  const [loaded, { t, locale }] = await Promise.all([loadDemo(id), i18n()])
  if (loaded === null) return <p className="text-soft">{t('demo.none', { id })}</p>
  const title = loaded.view?.title[locale] ?? id
  return (
    <p className="demo-link">
      <Link href={demoHref(id)} prefetch={false}>
        {t('demo.open2', { title })}
      </Link>
    </p>
  )
}
