import path from 'node:path'
import { viewRecordings } from '#core/study/recordings.ts'
import { saySize } from '../../practice/[cardId]/_past/say.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { deleteAllRecordings } from './actions.ts'

/** What recordings take up and where they lie, and the way to be rid of them. */
export async function Recordings() {
  const [{ t, format }, { ctx }] = await Promise.all([i18n(), study()])
  const { folder: absolute, bytes, attempts } = await viewRecordings(ctx)
  const relative = path.relative(process.cwd(), absolute)
  const folder = relative.startsWith('..') ? absolute : relative
  const size = saySize(format, bytes)
  return (
    <div className="setting mt-8">
      <span id="recordings">{t('run.settings.recordings')}</span>
      <p>
        {attempts === 0
          ? t('run.settings.recordingsNone', { folder })
          : t('run.settings.recordingsUse', { attempts, size, folder })}
      </p>
      {attempts > 0 && (
        <span>
          <button type="button" className="button button-quiet" popoverTarget="delete-recordings">
            {t('run.settings.remove')}
          </button>
          <div id="delete-recordings" popover="auto" className="sheet" aria-labelledby="delete-title">
            <h3 id="delete-title" className="font-semibold text-ink">
              {t('run.settings.removeTitle')}
            </h3>
            <p className="mt-1">{t('run.settings.removeNote', { attempts, size })}</p>
            <form action={deleteAllRecordings} className="mt-4 flex gap-2">
              <button type="submit" className="button">
                {t('run.settings.removeYes')}
              </button>
              <button
                type="button"
                className="button button-quiet"
                popoverTarget="delete-recordings"
                popoverTargetAction="hide"
              >
                {t('run.settings.removeNo')}
              </button>
            </form>
          </div>
        </span>
      )}
    </div>
  )
}
