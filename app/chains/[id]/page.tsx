import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { viewChain } from '#core/study/cards.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { leadOn } from '../../_server/taken-in.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { chainHref, mapHref, practiceChainHref, shareHref } from '../../_ui/links.ts'
import { Outline } from '../../_ui/outline.tsx'
import { Progress } from '../../_ui/progress.tsx'
import { Promoting } from '../../new/promoting.tsx'
import { promotingWords } from '../../new/words.ts'
import { sessionHref } from '../../review/_chosen/href.ts'
import { GraphView } from './graph-view.tsx'

const load = cache(async (text: string) => {
  const id = CardId.safeParse(text)
  return id.success ? viewChain((await study()).ctx, id.data) : null
})

export async function generateMetadata({ params }: PageProps<'/chains/[id]'>): Promise<Metadata> {
  const chain = await load((await params).id)
  return chain === null ? {} : { title: chain.root.title, alternates: { canonical: `/chains/${chain.root.id}` } }
}

export default async function ChainPage({ params }: PageProps<'/chains/[id]'>) {
  const { id } = await params
  const [chain, { t, format }] = await Promise.all([load(id), i18n()])
  if (chain === null) return leadOn(id, chainHref)
  const { root } = chain
  const review = sessionHref({ filter: { kind: 'chain', id: root.id } })
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <Link href="/chains" prefetch={false}>
            {t('chains.title')}
          </Link>
        </p>
        <h1 lang={root.lang}>{root.title}</h1>
        <p className="facts">
          {root.archived && <span>{t('organise.mark')}</span>}
          <span>{t('chains.cards', { count: chain.cards })}</span>
          <Progress chain={chain} t={t} format={format} />
          <Link href={shareHref(root.id)} prefetch={false} {...keyed('s')}>
            {t('sharing.title')} <Hint k="s" />
          </Link>
        </p>
      </header>
      <section className="block max-w-[44rem]" aria-labelledby="outline">
        <h2 id="outline" className="block-head">
          {t('chains.outline')}
          <Link href={sessionHref({ filter: { kind: 'walk', id: root.id } })} prefetch={false} {...keyed('w')}>
            {t('chains.walk')} <Hint k="w" />
          </Link>
        </h2>
        <div className="tree tree-large">
          <Promoting words={promotingWords(t)}>
            <Outline nodes={[chain.outline]} t={t} asker={root.id} />
          </Promoting>
        </div>
        <p className="wide-only mt-6 flex gap-2.5">
          <Link href={practiceChainHref(root.id)} prefetch={false} className="button button-quiet" {...keyed('a')}>
            {t('chains.practise')} <Hint k="a" />
          </Link>
          <Link href={review} prefetch={false} className="button button-quiet" {...keyed('r')}>
            {t('chains.review')} <Hint k="r" />
          </Link>
        </p>
        <p className="reach">
          <Link href={review} prefetch={false} className="button">
            {t('chains.review')}
          </Link>
          <Link href={practiceChainHref(root.id)} prefetch={false} className="button button-quiet">
            {t('chains.practise')}
          </Link>
        </p>
      </section>
      <section className="block" aria-labelledby="graph">
        <h2 id="graph" className="block-head">
          {t('chains.graph')}
          <Link href={mapHref(root.id)} prefetch={false}>
            {t('map.ofThis')}
          </Link>
        </h2>
        {chain.graph ? (
          <GraphView graph={chain.graph} t={t} />
        ) : (
          <p className="text-soft">{t('chains.graphTooLarge')}</p>
        )}
      </section>
    </div>
  )
}
