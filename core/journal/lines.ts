import { EVENT_KINDS, type EventKind, type JournalEvent } from './event.ts'

export type Of<K extends EventKind> = Extract<JournalEvent, { kind: K }>

/** What a day tells in one line: an event, or, where there are many of a kind, all of these. */
export type Line =
  | { readonly kind: 'one'; readonly event: JournalEvent }
  | { readonly kind: 'many'; readonly of: EventKind; readonly events: readonly JournalEvent[] }

/** More events of a kind on one day than this are told in one line. Reviews come by the dozen, and one says little. */
const most = (kind: EventKind): number => (kind === 'review' ? 2 : 6)

/** The lines of a day, from its events, oldest first. What is told in one line stands where the first of it happened. */
export function linesOf(events: readonly JournalEvent[]): readonly Line[] {
  const many = EVENT_KINDS.filter((kind) => events.filter((event) => event.kind === kind).length > most(kind))
  const told = new Set<EventKind>()
  return events.flatMap((event): readonly Line[] => {
    const of = event.kind
    if (!many.includes(of)) return [{ kind: 'one', event }]
    if (told.has(of)) return []
    told.add(of)
    return [{ kind: 'many', of, events: events.filter(({ kind }) => kind === of) }]
  })
}

export const ofKind = <K extends EventKind>(events: readonly JournalEvent[], kind: K): readonly Of<K>[] =>
  events.filter((event): event is Of<K> => event.kind === kind)

/** An attempt may lie about before it is saved. What is longer than this was not all answering. */
const LONGEST_ATTEMPT_MS = 10 * 60_000

/** Time spent answering, ms. A review that was saved with an attempt is part of that. */
export function practisedMs(events: readonly JournalEvent[]): number {
  const attempts = ofKind(events, 'attempt')
  const answered = new Set(attempts.map(({ cardId, at }) => `${cardId} ${at.getTime()}`))
  const reviews = ofKind(events, 'review').filter(({ cardId, at }) => !answered.has(`${cardId} ${at.getTime()}`))
  return (
    attempts.reduce((sum, { tookMs }) => sum + Math.min(tookMs, LONGEST_ATTEMPT_MS), 0) +
    reviews.reduce((sum, { tookMs }) => sum + (tookMs ?? 0), 0)
  )
}
