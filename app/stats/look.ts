import type { Route } from 'next'
import { z } from 'zod'
import { type Period, PERIODS } from '#core/schedule/stats/periods.ts'

/** What days and the forecast count. */
export const COUNTED = ['cards', 'minutes'] as const
export type Counted = (typeof COUNTED)[number]

/** How the page is looked at, as its address says. */
export type Look = { readonly days: Period; readonly by: Counted }

const Query = z.object({
  days: z.enum(PERIODS).catch('all'),
  by: z.enum(COUNTED).catch('cards'),
})

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Readonly<Record<string, string | string[] | undefined>>): Look => Query.parse(query)

/** The address of another look at the page, at the place it changes. */
export function lookHref({ days, by }: Look, place: string): Route {
  const query = new URLSearchParams()
  if (days !== 'all') query.set('days', days)
  if (by !== 'cards') query.set('by', by)
  const asked = query.toString()
  return `/stats${asked === '' ? '' : `?${asked}`}#${place}` as Route
}
