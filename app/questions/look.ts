import type { Route } from 'next'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { onceEach, queryHref } from '../_ui/query-href.ts'

const Query = z.object({
  topic: z.string().trim().min(1).max(200).nullable().catch(null),
  chain: CardId.nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

/** Whose questions are listed, as the address says. */
export type Look = z.output<typeof Query>

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Parameters<typeof onceEach>[0]): Look => Query.parse(onceEach(query))

export const questionsHref = (look: Look, page: number): Route =>
  queryHref('/questions', { topic: look.topic, chain: look.chain, page: page === 1 ? null : page })
