import { z } from 'zod'
import { type Period, periodOf, SPANS } from '#core/journal/period.ts'
import { StudyDay } from '#core/schedule/study-day.ts'

/** Nobody studied before it, and what lies beyond the years 0000 to 9999 cannot be named. */
const EARLIEST = '1970-01-05'
const LATEST = '9998-12-31'

const Params = z.object({
  span: z.enum(SPANS),
  day: StudyDay.refine((day) => EARLIEST <= day && day <= LATEST),
})

/** The week, month or year with this day. Null: the address names none. */
export function periodIn(params: { readonly span: string; readonly day: string }): Period | null {
  const named = Params.safeParse(params)
  return named.success ? periodOf(named.data.span, named.data.day) : null
}
