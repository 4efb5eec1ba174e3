import type { Route } from 'next'
import { z } from 'zod'
import { CardId, CATEGORIES } from '#core/card/card.ts'
import { KNOWN } from '#core/study/known.ts'
import type { MapFilter } from '#core/study/map.ts'

/** How the map is looked at, as its address says. */
export type Look = MapFilter & { readonly view: 'drawing' | 'outline' }

const Query = z.object({
  view: z.enum(['drawing', 'outline']).catch('drawing'),
  chain: CardId.nullable().catch(null),
  topic: z.string().min(1).max(200).nullable().catch(null),
  category: z.enum(CATEGORIES).nullable().catch(null),
  known: z.enum(KNOWN).nullable().catch(null),
})

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Readonly<Record<string, string | string[] | undefined>>): Look => Query.parse(query)

export function lookHref(look: Partial<Look>): Route {
  const asked = Object.entries(look).flatMap(([name, value]) =>
    value === null || value === 'drawing' ? [] : [[name, value]],
  )
  const query = new URLSearchParams(asked).toString()
  return `/map${query === '' ? '' : `?${query}`}` as Route
}
