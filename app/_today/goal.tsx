import { studyDay } from '#core/schedule/study-day.ts'
import { readJournalSettings } from '#core/study/journal/settings.ts'
import { minutesOfDays } from '#core/study/journal/time.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'

/** How much of today’s minutes there is, for those who set themselves any. */
export async function Goal() {
  const [{ ctx, now, settings }, { t }] = await Promise.all([study(), i18n()])
  const { goalMinutes: goal } = await readJournalSettings(ctx.db)
  if (goal === null) return null
  const day = studyDay(now, settings.day)
  const minutes = (await minutesOfDays(ctx, [day])).get(day)?.minutes ?? 0
  return <p className="facts">{t('time.goal', { minutes: Math.floor(minutes), goal })}</p>
}
