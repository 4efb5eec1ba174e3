import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { i18n } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { cardHref } from '../../../_ui/links.ts'
import { Compared } from './compared.tsx'
import { List } from './list.tsx'
import { load } from './load.ts'
import { pairOf } from './pair.ts'
import { Gone, TakenIn } from './taken-in.tsx'

type Props = PageProps<'/q/[idAndSlug]/versions'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const loaded = await load((await params).idAndSlug, (await searchParams)['before'])
  const { t } = await i18n()
  return loaded === null ? {} : { title: `${t('versions.title')} · ${loaded.title}` }
}

/** Every version of a card that was seen. `a` and `b`: the two to compare; `before`: where the list goes on. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const [{ idAndSlug }, { a, b, before }, { t }] = await Promise.all([params, searchParams, i18n()])
  const loaded = await load(idAndSlug, before)
  if (loaded === null) notFound()
  const { id, title, lang, total, file } = loaded
  const pair = pairOf(total, a, b)
  return (
    <div className="page versions">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('versions.title')}</span>
          {file.hash !== null && (
            <Link href={cardHref(loaded)} prefetch={false} {...keyed('b')}>
              {t('attempts.actions.card')} <Hint k="b" />
            </Link>
          )}
        </p>
        <h1 lang={lang}>{title}</h1>
        <p className="facts">
          <span>{t('versions.count', { count: total })}</span>
          <span>{file.path}</span>
        </p>
        {file.hash === null && <Gone id={id} />}
        {!file.isKept && <p className="notice">{t('versions.unkept')}</p>}
        <TakenIn id={id} />
      </header>
      <List loaded={loaded} pair={pair} />
      <Compared loaded={loaded} pair={pair} />
    </div>
  )
}
