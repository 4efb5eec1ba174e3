import type { Metadata } from 'next'
import Link from 'next/link'
import { ImportId, readRun } from '#core/study/import-run.ts'
import { folderPaths } from '#core/store/topics.ts'
import { isFolder } from '#core/study/apkg-cards.ts'
import { UPLOAD_ENDINGS } from '#core/study/upload-path.ts'
import { i18n, texts } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { Conflicts } from './_ui/conflicts.tsx'
import { EarlierImports } from './_ui/earlier.tsx'
import { Importer } from './_ui/importer.tsx'
import { Report } from './_ui/report.tsx'
import { wordsFor } from './words.ts'

export async function generateMetadata({ searchParams }: PageProps<'/import'>): Promise<Metadata> {
  const [{ t }, { done }] = await Promise.all([texts(), searchParams])
  return { title: t(done === undefined ? 'import.title' : 'import.done.title') }
}

/** Where notes are brought in; with `?done=<id>` what an import brought. */
export default async function ImportPage({ searchParams }: PageProps<'/import'>) {
  const [{ ctx }, { t }, { done }] = await Promise.all([study(), i18n(), searchParams])
  const id = ImportId.safeParse(done)
  const run = id.success ? await readRun(ctx.dataDir, id.data) : null
  if (run) {
    return (
      <div className="page import-page">
        <header className="lead">
          <h1>{t('import.done.title')}</h1>
        </header>
        <Report run={run} />
        <Conflicts />
      </div>
    )
  }
  return (
    <div className="page import-page">
      <header className="lead">
        <h1>{t(done === undefined ? 'import.title' : 'import.done.gone')}</h1>
        <p className="mt-1 text-soft">{t(done === undefined ? 'import.lead' : 'import.done.goneNote')}</p>
      </header>
      {done === undefined && (
        <>
          <p className="import-note">
            {t('bundles.fromImport')}{' '}
            <Link href="/bundles" prefetch={false}>
              {t('bundles.title')}
            </Link>
          </p>
          <Importer
            words={wordsFor(t)}
            endings={UPLOAD_ENDINGS}
            folders={(await folderPaths(ctx.db)).filter(isFolder)}
          />
          <noscript>
            <p className="mt-4">{t('import.noScript')}</p>
            <p>
              <code className="command">scripts/zhuiwen import notes/</code>
            </p>
          </noscript>
        </>
      )}
      <Conflicts />
      <EarlierImports />
    </div>
  )
}
