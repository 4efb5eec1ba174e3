import { z } from 'zod'
import { CardId, CATEGORIES, type Category } from '#core/card/card.ts'

/** Which cards a session asks. */
export type Filter =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'search'; readonly query: string }
  /** Missed on one of the last `days` study days, today included. */
  | { readonly kind: 'failed'; readonly days: number }
  /** A card and all it leads to. */
  | { readonly kind: 'chain'; readonly id: CardId }
  /** The same, question by question, as it is read. */
  | { readonly kind: 'walk'; readonly id: CardId }

/** What the learner chose to be asked, due or not. All of it stands in the address; nothing of it is stored. */
export type Session = {
  readonly filter: Filter
  /** Answers have no effect on the schedule. */
  readonly isRehearsal: boolean
  /** What was answered since is done. Null: it has not begun. */
  readonly since: Date | null
}

/** A year of study days. */
const MAX_FAILED_DAYS = 365
/** As far as a Date reaches. */
const MAX_MS = 8.64e15

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))

/** A filter as text: at most one of the first five, `walk` only beside `chain`. */
export const FILTER_FIELDS = {
  topic: z.string().trim().min(1).max(60).optional(),
  category: z.enum(CATEGORIES).optional(),
  q: z.string().trim().min(1).max(200).optional(),
  failed: wholeNumber(1, MAX_FAILED_DAYS).optional(),
  chain: CardId.optional(),
  walk: z.literal('1').optional(),
}

/** An instant as text: ms since the epoch. */
export const SinceField = wholeNumber(0, MAX_MS)
  .transform((ms) => new Date(ms))
  .optional()

const FilterText = z.object(FILTER_FIELDS)

/** The filter that fields name, for a transform of zod. Null: none, so that the day’s queue is meant. */
export function filterIn(fields: z.infer<typeof FilterText>, issues: z.RefinementCtx): Filter | null {
  const { topic, category, q: query, failed: days, chain: id, walk } = fields
  const named: readonly Filter[] = [
    ...(topic === undefined ? [] : [{ kind: 'topic' as const, topic }]),
    ...(category === undefined ? [] : [{ kind: 'category' as const, category }]),
    ...(query === undefined ? [] : [{ kind: 'search' as const, query }]),
    ...(days === undefined ? [] : [{ kind: 'failed' as const, days }]),
    ...(id === undefined ? [] : [{ kind: walk ? ('walk' as const) : ('chain' as const), id }]),
  ]
  if (named.length > 1) issues.addIssue('name only one of topic, category, q, failed and chain')
  if (walk && id === undefined) issues.addIssue('walk goes down a chain: name one')
  return named[0] ?? null
}

/** A session as it stands in an address, and beside it whatever else does. Null: none is named. */
export const SessionText = z
  .object({ ...FILTER_FIELDS, since: SinceField, rehearse: z.literal('1').optional() })
  .transform(({ since = null, rehearse, ...fields }, issues): Session | null => {
    const filter = filterIn(fields, issues)
    // The day’s queue is answered to effect: who asks for none must not be given it.
    if (rehearse && !filter) issues.addIssue('rehearse goes with what is asked: name it')
    return filter && { filter, isRehearsal: rehearse !== undefined, since }
  })

/** The other way round: what `SessionText` reads. */
export function sessionText({ filter, isRehearsal, since }: Session): Record<string, string> {
  return {
    ...filterText(filter),
    ...(isRehearsal && { rehearse: '1' }),
    ...(since && { since: `${since.getTime()}` }),
  }
}

function filterText(filter: Filter): Record<string, string> {
  switch (filter.kind) {
    case 'topic':
      return { topic: filter.topic }
    case 'category':
      return { category: filter.category }
    case 'search':
      return { q: filter.query }
    case 'failed':
      return { failed: `${filter.days}` }
    case 'chain':
      return { chain: filter.id }
    case 'walk':
      return { chain: filter.id, walk: '1' }
    default:
      return filter satisfies never
  }
}
