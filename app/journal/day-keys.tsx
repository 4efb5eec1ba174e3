import type { Translate } from '../_server/i18n.ts'

/** Keys that go from day to day. */
export function DayKeys({ t }: { t: Translate }) {
  return (
    <>
      <span
        hidden
        data-key="j"
        data-key-among="[data-day]"
        data-key-step="next"
        data-key-label={t('journal.nextDay')}
      />
      <span
        hidden
        data-key="k"
        data-key-among="[data-day]"
        data-key-step="back"
        data-key-label={t('journal.previousDay')}
      />
    </>
  )
}
