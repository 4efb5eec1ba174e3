import type { Route } from 'next'
import { z } from 'zod'
import { onceEach } from '../_ui/query-href.ts'

/** Days that can be chosen, today among them. */
export const SPANS = [1, 3, 7, 14] as const
const MOST_DAYS = 31

const Query = z.object({ days: z.coerce.number().int().min(1).max(MOST_DAYS).catch(1) })

/** How many days the address asks for. What it says otherwise is as if it were not there. */
export const daysIn = (query: Parameters<typeof onceEach>[0]): number => Query.parse(onceEach(query)).days

export const dueHref = (days: number): Route => (days === 1 ? '/due' : (`/due?days=${days}` as Route))
