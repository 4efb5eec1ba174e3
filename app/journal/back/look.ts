import type { Route } from 'next'
import { z } from 'zod'
import { type Period, SPANS } from '#core/journal/period.ts'
import { onceEach, queryHref } from '../../_ui/query-href.ts'

/** What the days of the year are drawn by. */
export const COUNTED = ['minutes', 'answers'] as const

const Query = z.object({
  /** What the past is listed by. */
  by: z.enum(SPANS).catch('week'),
  page: z.coerce.number().int().positive().catch(1),
  days: z.enum(COUNTED).catch('minutes'),
})
export type Look = Readonly<z.output<typeof Query>>

/** How the page is looked at, as its address says. Anything it does not know is as if it were not there. */
export const lookOf = (query: Readonly<Record<string, string | string[] | undefined>>): Look =>
  Query.parse(onceEach(query))

/** The address of another look at the page, at the place it changes. */
export function backHref(look: Look, change: Partial<Look>, place: string): Route {
  const { by, page, days } = { ...look, page: 1, ...change }
  const query = {
    by: by === 'week' ? null : by,
    page: page === 1 ? null : page,
    days: days === 'minutes' ? null : days,
  }
  return `${queryHref('/journal/back', query)}#${place}` as Route
}

/** A week, a month or a year by itself. */
export const periodHref = ({ span, first }: Pick<Period, 'span' | 'first'>): Route =>
  `/journal/back/${span}/${first}` as Route

/** Where it is written about. */
export const writeHref = (period: Pick<Period, 'span' | 'first'>): Route =>
  `${periodHref(period)}?write=1#review` as Route

/** A day in the journal. */
export const dayHref = (day: string): Route => queryHref('/journal', { day })
