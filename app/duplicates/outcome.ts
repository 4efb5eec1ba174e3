import type { Route } from 'next'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'

const SAID = ['two', 'takenBack', 'linked', 'invalid', 'gone', 'there', 'unreadable', 'full'] as const

/** What came of what was pressed last, as the address says: a form that works without a script has no other way. */
export const Outcome = z.object({
  said: z.enum(SAID).nullable().catch(null),
  one: CardId.nullable().catch(null),
  other: CardId.nullable().catch(null),
  page: z.coerce.number().int().positive().max(1000).catch(1),
})
export type Outcome = z.output<typeof Outcome>

export function outcomeHref(outcome: Partial<Outcome>): Route {
  const query = new URLSearchParams(
    Object.entries(outcome).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  )
  return `/duplicates?${query.toString()}` as Route
}
