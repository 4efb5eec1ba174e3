import type { JournalEvent } from '#core/journal/event.ts'
import { EVERYTHING, type EventFilter, readEvents } from '#core/store/journal-events.ts'
import type { Context } from '../context.ts'

export { EVERYTHING, type EventFilter } from '#core/store/journal-events.ts'

/** What happened from `from` until before `to`, oldest first. An entry happened when its writing began. */
export const eventsBetween = (
  { db }: Context,
  from: Date,
  to: Date,
  filter: EventFilter = EVERYTHING,
): Promise<readonly JournalEvent[]> => readEvents(db, from, to, filter)
