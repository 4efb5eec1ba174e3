import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { EntryId } from '#core/journal/entry.ts'
import { startOfStudyDay } from '#core/schedule/study-day.ts'
import { entryHistory, type PastEntry } from '#core/study/journal/entry-history.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { journalEntryHref } from '../../../_ui/links.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'
import { Text } from '../../../q/[idAndSlug]/versions/text.tsx'
import { RestoreEntry } from './restore.tsx'

type Props = PageProps<'/journal/entry/[id]'>

const load = cache(async (param: string) => {
  const id = EntryId.safeParse(param)
  const history = id.success ? await entryHistory((await study()).ctx, id.data) : null
  return history && id.success ? { id: id.data, ...history } : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [loaded, { t }] = await Promise.all([load((await params).id), i18n()])
  return loaded === null ? {} : { title: t('entry.history.title') }
}

/** How an entry read from sitting to sitting, and a way back to each. */
export default async function EntryPage({ params }: Props) {
  const [loaded, { t, format }, { settings }] = await Promise.all([load((await params).id), i18n(), study()])
  if (loaded === null) notFound()
  const { id, day, version, lang, past } = loaded
  const isGone = past[0]?.text === ''
  const date = format.dateTime(startOfStudyDay(day, settings.day), { year: 'numeric', month: 'long', day: 'numeric' })
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <span>{t(`entry.kind.${loaded.kind}`)}</span>
          <span>{t('entry.history.of', { day: date })}</span>
          <Link href={journalEntryHref(day, id)} prefetch={false} {...keyed('b')}>
            {t('entry.history.back')} <Hint k="b" />
          </Link>
        </p>
        <h1>{t('entry.history.title')}</h1>
        {isGone && <p className="mt-1 text-soft">{t('entry.history.gone')}</p>}
      </header>
      <ol className="entry-past">
        {past.map((one, i) => (
          <li key={one.id}>
            <p className="entry-past-head">
              <time dateTime={one.at.toISOString()}>{sayWhen(format, one.at)}</time>
              <span>{nameOf(t, one, i === 0)}</span>
            </p>
            <Said past={one} lang={lang} t={t} />
            {i > 0 && one.text !== '' && (
              <RestoreEntry
                fields={{ id, version: String(one.id), base: String(version) }}
                words={{
                  restore: isGone && i === 1 ? t('entry.putBack') : t('entry.history.restore'),
                  saving: t('entry.saving'),
                  unreachable: t('review.unreachable'),
                }}
              />
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Said({ past: { text, diff }, lang, t }: { past: PastEntry; lang: string; t: Translate }) {
  const parts = diff ?? [{ kind: 'same' as const, text }]
  const isSame = diff !== null && diff.every(({ kind }) => kind === 'same')
  return isSame ? <p className="text-soft">{t('entry.history.same')}</p> : <Text parts={parts} lang={lang} t={t} />
}

function nameOf(t: Translate, { text, diff }: PastEntry, isNewest: boolean): string {
  if (text === '') return t('entry.history.takenAway')
  return isNewest ? t('entry.history.current') : diff === null ? t('entry.history.first') : ''
}
