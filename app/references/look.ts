import type { Route } from 'next'
import { z } from 'zod'
import { REFERENCE_KINDS } from '#core/card/card.ts'
import { REFERENCE_ORDERS } from '#core/study/references.ts'
import { onceEach, queryHref } from '../_ui/query-href.ts'

export const READ_STATES = ['unread', 'read', 'dead'] as const

const FIELDS = {
  kind: z.enum(REFERENCE_KINDS).nullable(),
  host: z.string().min(1).max(253).nullable(),
  topic: z.string().trim().min(1).max(200).nullable(),
  state: z.enum(READ_STATES).nullable(),
  by: z.enum(REFERENCE_ORDERS),
  page: z.coerce.number().int().min(1).max(1_000_000),
}

/** What may stand in the query of a request: anything else is refused. */
export const ReferencesQuery = z.strictObject({
  kind: FIELDS.kind.default(null),
  host: FIELDS.host.default(null),
  topic: FIELDS.topic.default(null),
  state: FIELDS.state.default(null),
  by: FIELDS.by.default('host'),
  page: FIELDS.page.default(1),
})

const Query = z.object({
  kind: FIELDS.kind.catch(null),
  host: FIELDS.host.catch(null),
  topic: FIELDS.topic.catch(null),
  state: FIELDS.state.catch(null),
  by: FIELDS.by.catch('host'),
  page: FIELDS.page.catch(1),
})

/** How the references are looked at, as their address says. */
export type Look = z.output<typeof Query>

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Parameters<typeof onceEach>[0]): Look => Query.parse(onceEach(query))

/** The address of another look, from its first page on unless it says which. */
export function referencesHref(look: Look, change: Partial<Look>): Route {
  const { by, page, ...rest } = { ...look, page: 1, ...change }
  return queryHref('/references', { ...rest, by: by === 'host' ? null : by, page: page === 1 ? null : page })
}
