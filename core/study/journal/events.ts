import type { CardId } from '#core/card/card.ts'
import type { EventKind, JournalEvent } from '#core/journal/event.ts'
import type { Verdict } from '#core/practice/gate.ts'
import type { Context } from '../context.ts'

/** Which events are told. Null: whatever they are of. */
export type EventFilter = {
  readonly kind: EventKind | null
  readonly topic: string | null
  readonly cardId: CardId | null
  /** Only attempts have one. */
  readonly verdict: Verdict | null
}

export const EVERYTHING: EventFilter = { kind: null, topic: null, cardId: null, verdict: null }

/** What happened from `from` until before `to`, oldest first. */
export async function eventsBetween(
  _ctx: Context,
  _from: Date,
  _to: Date,
  _filter: EventFilter = EVERYTHING,
): Promise<readonly JournalEvent[]> {
  return []
}
