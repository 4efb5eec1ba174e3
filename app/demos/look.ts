import type { Route } from 'next'
import { z } from 'zod'
import { DEMO_LANGUAGES } from '#core/demo/manifest.ts'
import { DEMO_ORDERS } from '#core/study/demo-list.ts'
import { onceEach, queryHref } from '../_ui/query-href.ts'

export const DEMO_STATES = ['never', 'failed', 'foreign'] as const

const Query = z.object({
  lang: z.enum(DEMO_LANGUAGES).nullable().catch(null),
  topic: z.string().min(1).max(200).nullable().catch(null),
  state: z.enum(DEMO_STATES).nullable().catch(null),
  q: z.string().max(200).catch(''),
  by: z.enum(DEMO_ORDERS).catch('id'),
})

/** Which demos are listed, as the address says. */
export type Look = z.output<typeof Query>

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Parameters<typeof onceEach>[0]): Look => Query.parse(onceEach(query))

export function demosHref(look: Look, change: Partial<Look>): Route {
  const { by, ...rest } = { ...look, ...change }
  return queryHref('/demos', { ...rest, by: by === 'id' ? null : by })
}
