import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { bundleShown, findLink, ShareLinkId } from '#core/study/share/links.ts'
import { i18n } from '../../../../../_server/i18n.ts'
import { study } from '../../../../../_server/study.ts'
import { shareHref, shownHref } from '../../../../../_ui/links.ts'
import { saySize } from '../../../../../practice/[cardId]/_past/say.ts'

const load = cache(async (text: string) => {
  const id = ShareLinkId.safeParse(text)
  const { ctx } = await study()
  const link = id.success ? await findLink(ctx, id.data) : null
  return link && { link, bundle: await bundleShown(ctx, link) }
})

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('shareLinks.shown.title') }
}

/** Everything that a link shows, file by file. */
export default async function ShownPage({ params }: PageProps<'/chains/[id]/share/links/[link]'>) {
  const { link: id } = await params
  const [shown, { t, format }] = await Promise.all([load(id), i18n()])
  if (shown === null) return notFound()
  const { link, bundle } = shown
  const { manifest, chain } = bundle
  const titles = new Map(chain.nodes.map((node) => [`cards/${node.id}.mdx`, node]))
  const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0)
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <Link href={shareHref(link.rootId)} prefetch={false}>
            {t('sharing.title')}
          </Link>
        </p>
        <h1>{t('shareLinks.shown.title')}</h1>
        <p className="facts">
          <span>{link.label || t('shareLinks.unnamed')}</span>
          <span>{t('shareLinks.shows', { version: manifest.version })}</span>
          <span>{manifest.license}</span>
          {manifest.authors.map(({ name }) => (
            <span key={name}>{name}</span>
          ))}
          <a href={`${shownHref(link.rootId, link.id)}/preview`} rel="noreferrer" target="_blank">
            {t('shareLinks.shown.preview')}
          </a>
        </p>
      </header>
      <p className="mt-6 max-w-[44rem] text-soft">{t('shareLinks.shown.lead')}</p>
      <table className="share-links-files">
        <caption>{t('shareLinks.shown.total', { files: manifest.files.length, size: saySize(format, bytes) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('shareLinks.shown.file')}</th>
            <th scope="col">{t('shareLinks.shown.size')}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map(({ path, size }) => (
            <tr key={path}>
              <td>
                {titles.has(path) && <span lang={titles.get(path)?.lang}>{titles.get(path)?.title}</span>}
                <code>{path}</code>
              </td>
              <td>{saySize(format, size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
