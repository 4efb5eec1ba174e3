import Link from 'next/link'
import { type ImportRun, readReports } from '#core/study/import-run.ts'
import { undoableImport } from '#core/study/undo-import.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { cardHref } from '../../_ui/links.ts'
import { sayWhen } from '../../practice/[cardId]/_past/say.ts'
import { sayNote, saySum } from '../say.ts'
import { NoteList } from './note-list.tsx'
import { SumFacts } from './sum-facts.tsx'
import { UndoForm } from './undo-form.tsx'

/** What an import brought, note by note, with the way back. */
export async function Report({ run }: { run: ImportRun }) {
  const [{ ctx }, said] = await Promise.all([study(), i18n()])
  const { t, format } = said
  const [reports, undoable] = await Promise.all([readReports(ctx.dataDir, run.id), undoableImport(ctx)])
  const { place, folder, begunAt, endedAt, sum } = run
  return (
    <>
      <p className="facts">
        <time dateTime={begunAt}>{sayWhen(format, new Date(begunAt))}</time>
        {place !== null && <span>{t('import.done.from', { place })}</span>}
        {folder !== null && <span>{folder}</span>}
      </p>
      {endedAt === null && <p className="mt-3 text-warn">{t('import.done.broken')}</p>}
      <SumFacts facts={saySum(said, sum, false)} />
      <Undone run={run} />
      <p className="mt-4">
        <Link href="/import" prefetch={false} className="button button-quiet">
          {t('import.done.again')}
        </Link>
      </p>
      {undoable?.id === run.id && (
        <UndoForm
          id={run.id}
          words={{
            open: t('import.undo.open'),
            note: t('import.undo.note'),
            yes: t('import.undo.yes'),
            undoing: t('import.undo.undoing'),
            unreachable: t('import.conflicts.unreachable'),
          }}
        />
      )}
      {reports.length > 0 && (
        <section className="block" aria-labelledby="notes">
          <h2 id="notes" className="block-head">
            {t('import.done.notes')}
          </h2>
          <NoteList notes={reports.map((report) => sayNote(said, report, false))} />
        </section>
      )}
    </>
  )
}

/** That it was taken back, and what stayed all the same. */
async function Undone({ run: { undone } }: { run: ImportRun }) {
  if (undone === null) return null
  const { t, format } = await i18n()
  const { at, kept, answered } = undone
  return (
    <div className="import-undone">
      <p>{t('import.undo.done', { when: sayWhen(format, new Date(at)) })}</p>
      {kept.length > 0 && (
        <>
          <p>{t('import.undo.kept')}</p>
          <ul>
            {kept.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {answered.length > 0 && (
        <>
          <p>{t('import.undo.answered')}</p>
          <ul>
            {answered.map((card) => (
              <li key={card.id}>
                <Link href={cardHref(card)} prefetch={false}>
                  {card.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
