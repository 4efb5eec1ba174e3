import path from 'node:path'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'

/** Where the card's file is: cards are edited with the learner's own editor. */
export async function EditPath({ path: inContent }: { path: string }) {
  const [{ t }, { ctx }] = await Promise.all([i18n(), study()])
  const absolute = path.join(ctx.contentDir, inContent)
  const relative = path.relative(process.cwd(), absolute)
  const shown = relative.startsWith('..') ? absolute : relative
  return (
    <>
      <button type="button" className="action" popoverTarget="edit-path" {...keyed('e')}>
        {t('card.edit')} <Hint k="e" />
      </button>
      <div id="edit-path" popover="auto" className="sheet" aria-labelledby="edit-title">
        <h2 id="edit-title" className="font-semibold text-ink">
          {t('card.edit')}
        </h2>
        <p className="mt-1 mb-4">{t('card.editNote')}</p>
        <p>
          <code className="path">{shown}</code>
        </p>
        <p className="mt-4 flex gap-2">
          <button type="button" className="button" data-copy={absolute}>
            {t('card.copyPath')}
          </button>
          <button type="button" className="button button-quiet" popoverTarget="edit-path" popoverTargetAction="hide">
            {t('card.close')} <Hint k="Esc" />
          </button>
        </p>
      </div>
    </>
  )
}
