import type { Route } from 'next'
import { z } from 'zod'
import { STAGES } from '#core/card/stages.ts'
import { type GrowthPoint, pointText, readPoint } from '#core/journal/growth-point.ts'
import { onceEach, queryHref } from '../../../_ui/query-href.ts'
import { growthHref } from '../../../_ui/links.ts'

const Point = z.string().transform(readPoint).nullable().catch(null)
const Query = z.object({
  stage: z.enum(STAGES).nullable().catch(null),
  order: z.enum(['newest', 'oldest']).catch('newest'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  /** The two that are compared. */
  a: Point,
  b: Point,
})

/** How the growth of a card is looked at, as its address says. */
export type Look = z.output<typeof Query>

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Parameters<typeof onceEach>[0]): Look => Query.parse(onceEach(query))

/** The address of another look, from its first page on unless it says which. */
export function growthLookHref(id: string, look: Look, change: Partial<Look>): Route {
  const { stage, order, page, a, b } = { ...look, page: 1, ...change }
  const text = (point: GrowthPoint | null) => point && pointText(point)
  return queryHref(growthHref(id), {
    stage,
    order: order === 'newest' ? null : order,
    page: page === 1 ? null : page,
    a: text(a),
    b: text(b),
  })
}
