import { i18n } from '../_server/i18n.ts'

/** A Monday, and noon, so that no time zone makes another day of it. */
const MONDAY_MS = Date.UTC(2024, 0, 1, 12)
const DAY_MS = 86_400_000

/** How much each weekday takes: all, half, nothing, or a share that was set elsewhere. Monday first. */
export async function Weekdays({ shares }: { shares: readonly number[] }) {
  const { t, format } = await i18n()
  const name = (share: number): string =>
    share === 1
      ? t('settings.shareFull')
      : share === 0.5
        ? t('settings.shareHalf')
        : share === 0
          ? t('settings.shareNone')
          : format.number(share, { style: 'percent' })
  return (
    <div className="weekdays">
      {shares.map((share, i) => {
        const day = new Date(MONDAY_MS + i * DAY_MS)
        return (
          <label key={day.getTime()}>
            <span>{format.dateTime(day, { weekday: 'short', timeZone: 'UTC' })}</span>
            <select name="weekdayShare" className="field" defaultValue={share}>
              {[...new Set([1, 0.5, 0, share])].map((each) => (
                <option key={each} value={each}>
                  {name(each)}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </div>
  )
}
