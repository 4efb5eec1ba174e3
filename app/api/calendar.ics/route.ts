import { createHash } from 'node:crypto'
import { dueCalendar } from '#core/study/journal/calendar.ts'
import { readJournalSettings } from '#core/study/journal/settings.ts'
import { context } from '../../_server/context.ts'
import { textsIn } from '../../_server/i18n.ts'
import { chooseLocale } from '../../_server/locale.ts'
import { guarded, refuse } from '../../_server/respond.ts'

/** What is due, for calendar programs, where that is switched on. `lang`: in which language; else that of the program. */
export const GET = guarded(async (request: Request) => {
  const ctx = await context()
  if (!(await readJournalSettings(ctx.db)).hasCalendar) return refuse('not-found', 'the calendar is not switched on')
  const { headers, url } = request
  const lang = new URL(url).searchParams.get('lang') ?? undefined
  const t = textsIn(chooseLocale(lang, headers.get('accept-language')))
  const calendar = await dueCalendar(ctx, `http://${headers.get('host')}/due`, {
    name: t('due.calendar.name'),
    summary: (count) => t('due.calendar.summary', { count }),
    more: (count) => t('due.calendar.more', { count }),
  })
  const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`
  const isKnown = headers.get('if-none-match')?.includes(etag) === true
  return new Response(isKnown ? null : calendar, {
    status: isKnown ? 304 : 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache', etag },
  })
})
