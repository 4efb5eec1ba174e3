import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { i18n } from '../../_server/i18n.ts'
import { CodeTools } from '../../_ui/code-tools.tsx'
import { givenOf } from '../../_ui/demo/given.tsx'
import { loadDemo } from '../../_ui/demo/load.ts'
import { Player } from '../../_ui/demo/player.tsx'
import { DemoProblemNote } from '../../_ui/demo/problem.tsx'
import { cardHref } from '../../_ui/links.ts'

export async function generateMetadata({ params }: PageProps<'/demos/[id]'>): Promise<Metadata> {
  const [loaded, { locale }] = await Promise.all([params.then(({ id }) => loadDemo(id)), i18n()])
  return loaded === null ? {} : { title: loaded.view?.title[locale] ?? loaded.problem?.id ?? '' }
}

/** One demo with room for all of it, and every run of it. */
export default async function DemoPage({ params }: PageProps<'/demos/[id]'>) {
  const { id } = await params
  const [loaded, { t, locale }] = await Promise.all([loadDemo(id), i18n()])
  if (loaded === null) notFound()
  const { view, problem } = loaded
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <Link href="/demos" prefetch={false} className="finger:py-2.5 finger:pe-4">
            {t('demo.title')}
          </Link>
        </p>
        <h1>{view?.title[locale] ?? id}</h1>
        <p className="facts finger:items-center">
          <span>{t('demo.folder', { path: `content/demos/${id}` })}</span>
          <Link href="/guide/demos" prefetch={false} className="finger:py-2.5">
            {t('demo.guide')}
          </Link>
        </p>
      </header>
      {problem !== null && <DemoProblemNote problem={problem} />}
      {view !== null && (
        <>
          <Player key={view.hash} given={await givenOf(view, 'page')} />
          <section className="block max-w-[44rem]" aria-labelledby="cards">
            <h2 id="cards" className="block-head">
              {t('demo.cards')}
            </h2>
            {view.cards.length === 0 && <p className="mt-2 text-sm text-soft">{t('demo.noCards')}</p>}
            <ul className="tree tree-large mt-2">
              {view.cards.map((card) => (
                <li key={card.id}>
                  <Link
                    href={cardHref(card)}
                    prefetch={false}
                    lang={card.lang}
                    className="row-title finger:block finger:py-2"
                  >
                    {card.title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <CodeTools of={id} words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }} />
    </div>
  )
}
