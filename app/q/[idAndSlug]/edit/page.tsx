import type { Metadata, Viewport } from 'next'
import { i18n } from '../../../_server/i18n.ts'
import { leadOn, ownerOf } from '../../../_server/taken-in.ts'
import { Attention } from '../../../_ui/attention/attention.tsx'
import { CodeTools } from '../../../_ui/code-tools.tsx'
import { editHref } from '../../../_ui/links.ts'
import { Editor } from './_editor/editor.tsx'
import { givenOf, load } from './load.ts'

type Props = PageProps<'/q/[idAndSlug]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [opened, { t }] = await Promise.all([load((await params).idAndSlug), i18n()])
  return opened?.ok ? { title: `${t('editor.title')} · ${opened.value.title}` } : { title: t('editor.title') }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
}

/** A card’s file, to be written in. `part`: a section of it, or `whole`. */
export default async function EditPage({ params, searchParams }: Props) {
  const [{ idAndSlug }, { part }, { t }] = await Promise.all([params, searchParams, i18n()])
  const opened = await load(idAndSlug)
  if (opened === null) return leadOn(idAndSlug, editHref)
  if (opened.ok) {
    return (
      <>
        <Editor key={opened.value.id} given={await givenOf(opened.value, part)} />
        <Attention activity="writing" cardId={opened.value.id} />
        <CodeTools
          of={opened.value.id}
          words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
        />
      </>
    )
  }
  const { kind } = opened.error
  if (kind === 'unknown-card' || (await ownerOf(idAndSlug)) !== null) return leadOn(idAndSlug, editHref)
  return (
    <div className="page">
      <header className="lead">
        <h1>{t('editor.title')}</h1>
        <p className="notice">{t(kind === 'no-file' ? 'editor.trouble.gone' : 'editor.noText')}</p>
      </header>
    </div>
  )
}
