import type { CardId } from '#core/card/card.ts'
import { arranged } from './arrange.ts'
import { ascending, descending, leastKnownFirst } from './least-known.ts'

/** What is known of every card that may be asked. */
type Askable = {
  readonly id: CardId
  /** How long an answer usually takes the learner. */
  readonly minutes: number
  /** The cards that list it as a follow-up. */
  readonly parents: readonly CardId[]
  /** Cards that give it away, or that it gives away. */
  readonly spoils: readonly CardId[]
}

/** A card whose day has come. */
export type DueItem = Askable & {
  readonly dueAt: Date
  /** 0..1, now. */
  readonly retrievability: number
  /** By how much that falls until tomorrow. */
  readonly dailyLoss: number
}

/** A parent that is asked before its day, since a follow-up of it was failed: perhaps it is the parent that is missing. */
export type ProbeItem = Askable & { readonly retrievability: number; readonly failed: CardId }

/** A new card that may be asked. `position`: its place in its parent's stage 6, or among the roots. */
export type OpenItem = Askable & {
  readonly position: number
  readonly opened:
    | {
        readonly how: 'follow-up'
        /** The parent that opens it, and when that was last reviewed. */
        readonly by: CardId
        readonly at: Date
      }
    /** The learner opened it, or it had been asked before it was reset. */
    | { readonly how: 'by-hand'; readonly at: Date }
    | { readonly how: 'root' }
}

export type QueueEntry = { readonly id: CardId; readonly reason: 'due' | 'probe' | 'follow-up' | 'root' }

/** What has been done on this study day. */
export type Day = {
  readonly minutesSpent: number
  /** Of these, minutes for cards that were probes. */
  readonly probeMinutes: number
  readonly introduced: number
  /** In the order in which they were answered. */
  readonly asked: readonly { readonly id: CardId; readonly parents: readonly CardId[] }[]
}

export type Limits = {
  /** Minutes for the whole day. Null: as many as it takes. */
  readonly minutes: number | null
  readonly newCards: number
  /** How many more chains may be begun. */
  readonly chains: number
}

/** Share of a day's minutes that probes may take. The first probe of a day is asked whatever it takes. */
const PROBE_SHARE = 0.2

/**
 * What to ask, in order, at most `limit`. docs/decisions/014 has the reasons.
 *
 * Due cards come first, the least well remembered first, of equals a parent before its follow-ups; where they are more
 * than the day's minutes hold, first those that lose most per minute if they wait. Probes come before the follow-up that
 * was failed. Then new cards: follow-ups, the parent reviewed last first, then roots. Neighbours in a chain are kept
 * apart, and of cards that give each other away one is asked a day.
 */
export function planQueue(input: {
  readonly due: readonly DueItem[]
  readonly probes: readonly ProbeItem[]
  readonly open: readonly OpenItem[]
  readonly day: Day
  readonly limits: Limits
  readonly limit: number
}): QueueEntry[] {
  const { due, open, day, limits } = input
  const probes = probesOfToday(input)
  const fresh = newOfToday(open, day, limits)
  const left = limits.minutes === null ? Infinity : limits.minutes - day.minutesSpent

  const isCrowded = minutesOf([...due, ...probes]) > left
  const known = withProbes(isCrowded ? mostSavedFirst(due) : leastKnownFirst(due), probes)
  // One new card a day, whatever is due: a library that only grows older is no fun.
  const reserved = day.introduced === 0 ? (fresh[0]?.item.minutes ?? 0) : 0
  const spoiled = spoiledBy(day.asked, [...due, ...probes, ...open])
  const kept = within(known, left - reserved, spoiled)
  const rest = left - minutesOf(kept.map(({ item }) => item))
  const added = within(fresh, day.introduced === 0 ? Math.max(rest, Number.MIN_VALUE) : rest, spoiled)
  const before = arranged(kept, day.asked)
  const inOrder = [...before, ...arranged(added, [...day.asked, ...before.map(({ item }) => item)])]
  return inOrder.slice(0, Math.max(0, input.limit)).map(({ item: { id }, reason }) => ({ id, reason }))
}

type Candidate = { readonly item: Askable; readonly reason: QueueEntry['reason'] }

const minutesOf = (items: readonly Askable[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0)

function probesOfToday({
  probes,
  due,
  day,
  limits,
}: Pick<Parameters<typeof planQueue>[0], 'probes' | 'due' | 'day' | 'limits'>): readonly ProbeItem[] {
  const isDue = new Set(due.map(({ id }) => id))
  const weakest = probes
    .filter(({ id }) => !isDue.has(id))
    .toSorted((a, b) => ascending(a.retrievability, b.retrievability) || ascending(a.id, b.id))
  const budget = PROBE_SHARE * (limits.minutes ?? day.minutesSpent + minutesOf([...due, ...weakest]))
  let spent = day.probeMinutes
  return weakest.filter(({ minutes }) => {
    if (spent > 0 && spent + minutes > budget) return false
    spent += minutes
    return true
  })
}

/** New cards in the order in which they come, as many as may be introduced, and as many roots as chains may be begun. */
function newOfToday(open: readonly OpenItem[], day: Day, limits: Limits): readonly Candidate[] {
  let chains = limits.chains
  return open
    .toSorted(byOpening)
    .filter(({ opened }) => opened.how !== 'root' || chains-- > 0)
    .slice(0, Math.max(0, limits.newCards - day.introduced))
    .map((item) => ({ item, reason: item.opened.how === 'follow-up' ? 'follow-up' : 'root' }))
}

/** Cards that must not be asked today, since something that gives them away was. */
function spoiledBy(asked: Day['asked'], items: readonly Askable[]): Set<CardId> {
  const before = new Set(asked.map(({ id }) => id))
  return new Set(items.filter(({ spoils }) => spoils.some((id) => before.has(id))).map(({ id }) => id))
}

/** Those that begin within so many minutes, and are not given away by one before them. Adds to `spoiled`. */
function within(candidates: readonly Candidate[], minutes: number, spoiled: Set<CardId>): readonly Candidate[] {
  let left = minutes
  return candidates.filter(({ item }) => {
    if (left <= 0 || spoiled.has(item.id)) return false
    left -= item.minutes
    for (const id of item.spoils) spoiled.add(id)
    return true
  })
}

/** Each probe before the follow-up that was failed; first of all where that is not asked. */
function withProbes(due: readonly DueItem[], probes: readonly ProbeItem[]): readonly Candidate[] {
  const isDue = new Set(due.map(({ id }) => id))
  const asProbe = (item: ProbeItem): Candidate => ({ item, reason: 'probe' })
  return [
    ...probes.filter(({ failed }) => !isDue.has(failed)).map(asProbe),
    ...due.flatMap((item): readonly Candidate[] => [
      ...probes.filter(({ failed }) => failed === item.id).map(asProbe),
      { item, reason: 'due' },
    ]),
  ]
}

const RANK = { 'by-hand': 0, 'follow-up': 1, root: 2 } as const

function byOpening(a: OpenItem, b: OpenItem): number {
  const openedMs = ({ opened }: OpenItem) => (opened.how === 'root' ? 0 : opened.at.getTime())
  const opener = ({ opened }: OpenItem) => (opened.how === 'follow-up' ? opened.by : '')
  return (
    ascending(RANK[a.opened.how], RANK[b.opened.how]) ||
    descending(openedMs(a), openedMs(b)) ||
    ascending(opener(a), opener(b)) ||
    ascending(a.position, b.position) ||
    ascending(a.id, b.id)
  )
}

/** A backlog: first what is lost most by waiting, for the minutes it takes. */
const mostSavedFirst = (due: readonly DueItem[]): readonly DueItem[] =>
  due.toSorted(
    (a, b) =>
      descending(a.dailyLoss / a.minutes, b.dailyLoss / b.minutes) ||
      ascending(a.retrievability, b.retrievability) ||
      ascending(a.id, b.id),
  )
