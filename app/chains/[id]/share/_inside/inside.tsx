import Link from 'next/link'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { type Contents, contentsOf, type FileInside } from '#core/study/share/contents.ts'
import { i18n, type Translate } from '../../../../_server/i18n.ts'
import { shareHref } from '../../../../_ui/links.ts'
import { sayBytes } from '../say.ts'
import { FileRows } from './file-rows.tsx'

/** Cards that are listed at first. */
const SHOWN = 100

/** Every file that leaves, by what it is. `isWhole`: of a long chain all cards are wanted. */
export async function Inside({ bundle, isWhole }: { bundle: Bundle; isWhole: boolean }) {
  const { t } = await i18n()
  const { cards, images, demos, base, about } = contentsOf(bundle)
  const { root } = bundle.manifest
  const shown = isWhole ? cards : cards.slice(0, SHOWN)
  return (
    <section className="block" aria-labelledby="inside">
      <h2 id="inside" className="block-head">
        {t('sharing.inside.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">{t('sharing.only')}</p>
      <Group name={t('sharing.inside.cards')}>
        <FileRows
          root={root}
          files={shown}
          nameOf={({ title, lang }) => (
            <span className="share-title" lang={lang}>
              {title}
            </span>
          )}
        />
        {shown.length < cards.length && (
          <p className="mt-2">
            <Link href={`${shareHref(root)}?all=1` as Route} prefetch={false} scroll={false}>
              {t('sharing.inside.rest', { count: cards.length - shown.length })}
            </Link>
          </p>
        )}
      </Group>
      <Files name={t('sharing.inside.images')} root={root} files={images} />
      <Demos root={root} demos={demos} />
      <Files name={t('sharing.inside.base')} root={root} files={base} />
      <Group name={t('sharing.inside.about')}>
        <FileRows root={root} files={about} nameOf={({ path }) => <Named path={path} what={sayWhat(t, path)} />} />
      </Group>
    </section>
  )
}

/** Each demo in a line, which unfolds to its files. */
async function Demos({ root, demos }: { root: string; demos: Contents['demos'] }) {
  const { t, format } = await i18n()
  if (demos.length === 0) return null
  return (
    <Group name={t('sharing.inside.demos')}>
      <ul className="share-files">
        {demos.map(({ id, files }) => (
          <li key={id}>
            <details>
              <summary>
                <span className="share-title">
                  <code>{id}</code>
                  <span className="text-soft"> {t('sharing.inside.files', { count: files.length })}</span>
                </span>
                <span className="share-size">
                  {sayBytes(
                    format,
                    files.reduce((sum, { bytes }) => sum + bytes, 0),
                  )}
                </span>
              </summary>
              <div className="share-nested">
                <FileRows root={root} files={files} nameOf={({ path }) => <Named path={path} what={null} />} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Group>
  )
}

function Files({ name, root, files }: { name: string; root: string; files: readonly FileInside[] }) {
  if (files.length === 0) return null
  return (
    <Group name={name}>
      <FileRows root={root} files={files} nameOf={({ path }) => <Named path={path} what={null} />} />
    </Group>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <h3 className="share-group">{name}</h3>
      {children}
    </>
  )
}

function Named({ path, what }: { path: string; what: string | null }) {
  return (
    <span className="share-title">
      <code>{path}</code>
      {what !== null && <span className="text-soft"> {what}</span>}
    </span>
  )
}

function sayWhat(t: Translate, path: string): string | null {
  switch (path) {
    case 'manifest.json':
      return t('sharing.inside.what.manifest')
    case 'chain.json':
      return t('sharing.inside.what.chain')
    case 'LICENSE':
      return t('sharing.inside.what.license')
    case 'ATTRIBUTION.md':
      return t('sharing.inside.what.attribution')
    default:
      return null
  }
}
