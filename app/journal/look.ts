import type { Route } from 'next'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { EVENT_KINDS } from '#core/journal/event.ts'
import { VERDICTS } from '#core/practice/gate.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { onceEach, queryHref } from '../_ui/query-href.ts'

/** Which events are told, as the query of an address says it. */
export const FILTER_FIELDS = {
  kind: z.enum(EVENT_KINDS).nullable(),
  topic: z.string().trim().min(1).max(200).nullable(),
  card: CardId.nullable(),
  verdict: z.enum(VERDICTS).nullable(),
}

const Query = z.object({
  kind: FILTER_FIELDS.kind.catch(null),
  topic: FILTER_FIELDS.topic.catch(null),
  card: FILTER_FIELDS.card.catch(null),
  verdict: FILTER_FIELDS.verdict.catch(null),
  /** The day to begin with. Null: the newest. */
  day: StudyDay.nullable().catch(null),
})

/** How the journal is looked at, as its address says. */
export type Look = z.output<typeof Query>

/** Anything the page does not know is as if it were not there. */
export const lookOf = (query: Parameters<typeof onceEach>[0]): Look => Query.parse(onceEach(query))

/** The address of another look, from its newest day on unless it says which. */
export const journalHref = (look: Look, change: Partial<Look>): Route =>
  queryHref('/journal', { ...look, day: null, ...change })

/** Only some events are asked for. */
export const isFiltered = ({ kind, topic, card, verdict }: Omit<Look, 'day'>): boolean =>
  kind !== null || topic !== null || card !== null || verdict !== null
