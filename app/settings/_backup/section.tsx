import path from 'node:path'
import { type BackupsView, viewBackups } from '#core/study/backup/view.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { saySize, sayWhen } from '../../practice/[cardId]/_past/say.ts'
import { backUpNow } from './actions.ts'
import { BackupChoices } from './choices.tsx'
import { BackupList } from './list.tsx'
import { NowButton } from './now-button.tsx'
import { sayTrouble } from './say.ts'

/** When the library was last backed up, doing so now, what there is to go back to and how. */
export async function BackupSection() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { db } = ctx
  if (db.place.kind === 'server') return null
  const view = await viewBackups(ctx)
  const { backups, last, settings } = view
  return (
    <section className="block backup" aria-labelledby="backup">
      <h2 id="backup" className="block-head">
        {t('backup.title')}
      </h2>
      <p className="backup-note">{t('backup.what')}</p>
      <BackupState view={view} />
      <form action={backUpNow} className="backup-now">
        <NowButton words={{ now: t('backup.now'), going: t('backup.going') }} />
      </form>
      <BackupChoices settings={settings} own={shortOf(path.join(ctx.dataDir, 'backups'))} />
      {backups.length > 0 && (
        <details>
          <summary>{t('backup.all', { count: backups.length })}</summary>
          <BackupList backups={backups} />
        </details>
      )}
      {last !== null && (
        <details>
          <summary>{t('backup.restore')}</summary>
          <p>{t('backup.restoreHow')}</p>
          <pre>
            <code>{`scripts/zhuiwen restore ${quoted(shortOf(last.place))}`}</code>
          </pre>
          <p>{t('backup.restoreOther')}</p>
          <p>{t('backup.restoreUndo')}</p>
          <pre>
            <code>scripts/zhuiwen restore --undo</code>
          </pre>
        </details>
      )}
    </section>
  )
}

async function BackupState({ view: { last, trouble, isOverdue, folder } }: { view: BackupsView }) {
  const { t, format } = await i18n()
  return (
    <>
      <p>
        {last === null
          ? t('backup.none', { folder: shortOf(folder) })
          : t('backup.last', {
              when: sayWhen(format, last.madeAt),
              size: saySize(format, last.bytes),
              folder: shortOf(folder),
            })}
      </p>
      {trouble !== null && (
        <p className="text-bad" role="alert">
          {t('backup.failed', { when: sayWhen(format, trouble.at), why: sayTrouble(t, trouble) })}
        </p>
      )}
      {trouble === null && isOverdue && <p className="text-warn">{t('backup.overdue')}</p>}
    </>
  )
}

/** As it is typed in the folder of the project, where it lies there. */
function shortOf(absolute: string): string {
  const relative = path.relative(process.cwd(), absolute)
  return relative.startsWith('..') ? absolute : relative
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w./:@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
