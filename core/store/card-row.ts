import { z } from 'zod'
import { CardId, CATEGORIES, REFERENCE_KINDS, type Card, type Problem } from '#core/card/card.ts'
import { json } from './rows.ts'

/** A card as the index knows it: all but its text, which is in the file. */
export type StoredCard = Omit<Card, 'sections' | 'followUps' | 'mentions' | 'demos'> & {
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
})

/** Columns of a card in the order in which `cardValues` gives their values. */
export const CARD_COLUMNS = [
  'id',
  'path',
  'title',
  'lang',
  'category',
  'created',
  'topics',
  'keyPoints',
  'references',
  'problems',
  'problemCount',
  'hash',
  'mtimeMs',
  'size',
] as const

export const cardValues = ({ card, path, hash, mtimeMs, size, problems }: IndexedCard): readonly unknown[] => [
  card.id,
  path,
  card.title,
  card.lang,
  card.category,
  card.created,
  json(card.topics),
  json(card.keyPoints),
  json(card.references),
  json(problems),
  problems.length,
  hash,
  mtimeMs,
  size,
]
