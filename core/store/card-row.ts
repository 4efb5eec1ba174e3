import { z } from 'zod'
import { CardId, CATEGORIES, REFERENCE_KINDS, type Card, type Problem } from '#core/card/card.ts'
import { json } from './rows.ts'

/** A card as the index knows it: all but its text, which is in the file. */
export type StoredCard = Omit<
  Card,
  | 'sections'
  | 'followUps'
  | 'mentions'
  | 'names'
  | 'demos'
  | 'requires'
  | 'spoils'
  | 'mergedFrom'
  | 'license'
  | 'authors'
> & {
  readonly path: string
  /** sha256 of the file's bytes, hex. */
  readonly hash: string
  readonly problems: readonly Problem[]
  readonly isRoot: boolean
}

/** What it takes to name a card. */
export type StoredBrief = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly topics: readonly string[]
  readonly isRoot: boolean
  readonly archived: boolean
}

/** A card file, read and parsed. */
export type IndexedCard = {
  readonly card: Card
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** sha256 of the file's bytes, hex. */
  readonly hash: string
  readonly mtimeMs: number
  readonly size: number
  readonly problems: readonly Problem[]
}

/** A column of JSON text. */
const column = <T>(schema: z.ZodType<T>) => z.string().transform((text) => schema.parse(JSON.parse(text)))

export const Problems = column(
  z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      file: z.string(),
      line: z.number(),
      column: z.number(),
      message: z.string(),
      mend: z.string(),
    }),
  ),
)

/** Fits a row of Prisma's as it is. */
export const CardRow = z.object({
  id: CardId,
  path: z.string(),
  title: z.string(),
  lang: z.string(),
  category: z.enum(CATEGORIES),
  created: z.string(),
  topics: column(z.array(z.string())),
  keyPoints: column(z.array(z.object({ point: z.string(), aliases: z.array(z.string()) }))),
  references: column(z.array(z.object({ url: z.string(), kind: z.enum(REFERENCE_KINDS), title: z.string() }))),
  problems: Problems,
  hash: z.string(),
  isRoot: z.boolean(),
  archived: z.boolean(),
})

/**
 * Version of what the index keeps of a card. Raised when it keeps more, or something else: cards indexed under an
 * earlier one are read anew, though their files are as they were. 1: its demos. 2: what it requires and spoils. 3: whether
 * it is archived, and what it was merged from. 4: what it is called, and its wikilinks.
 */
export const INDEX_VERSION = 4

/** What goes into each column of a card that comes from its file. */
export const CARD_VALUES = {
  id: ({ card }) => card.id,
  path: ({ path }) => path,
  title: ({ card }) => card.title,
  lang: ({ card }) => card.lang,
  category: ({ card }) => card.category,
  created: ({ card }) => card.created,
  topics: ({ card }) => json(card.topics),
  keyPoints: ({ card }) => json(card.keyPoints),
  references: ({ card }) => json(card.references),
  problems: ({ problems }) => json(problems),
  problemCount: ({ problems }) => problems.length,
  hash: ({ hash }) => hash,
  mtimeMs: ({ mtimeMs }) => splitTime(mtimeMs),
  size: ({ size }) => size,
  requiresAll: ({ card }) => (card.requires === 'all' ? 1 : 0),
  archived: ({ card }) => (card.archived ? 1 : 0),
  indexedAs: () => INDEX_VERSION,
} satisfies Record<string, (entry: IndexedCard) => unknown>

/**
 * A file's time in two whole numbers, ms and 2^-20 ms, which add up to the very same float again. SQLite reads one in
 * ten thousand long decimals a hair off, and that file would look changed at every sync.
 */
export const splitTime = (mtimeMs: number): readonly [number, number] => {
  const whole = Math.floor(mtimeMs)
  return [whole, Math.round((mtimeMs - whole) * 2 ** 20)]
}

/** In SQL: the float that `splitTime` put at `index` of `value`. */
export const joinTime = (index: number): string =>
  `(value ->> '$[${index}][0]') + (value ->> '$[${index}][1]') / 1048576.0`
