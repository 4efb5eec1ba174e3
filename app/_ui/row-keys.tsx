import type { Translate } from '../_server/i18n.ts'

/** What a row of a list is gone to by: its link has this attribute. */
export const ROW = { 'data-row': '' } as const

/** Keys that go from row to row. Enter follows the link in focus, as it does anywhere. */
export function RowKeys({ t }: { t: Translate }) {
  return (
    <>
      <span hidden data-key="j" data-key-among="[data-row]" data-key-step="next" data-key-label={t('boards.nextRow')} />
      <span
        hidden
        data-key="k"
        data-key-among="[data-row]"
        data-key-step="back"
        data-key-label={t('boards.previousRow')}
      />
    </>
  )
}
