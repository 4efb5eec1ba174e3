import { z } from 'zod'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { RATINGS } from '../rating.ts'
import type { LoggedReview } from './log.ts'

export const CSV_HEADER = 'card_id,review_time_ms,rating,duration_ms'

/** What is wrong in which line, from 1. */
export type CsvProblem = { readonly line: number; readonly message: string }

/** Instants whose study day has a year of four digits in every zone. */
const LATEST_MS = Date.UTC(9999, 0)

const wholeNumber = (name: string, largest: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/, `${name} must be a whole number of ms`)
    .transform(Number)
    .refine((value) => value <= largest, `${name} is beyond ${largest}`)

const Row = z.tuple(
  [
    z.string().trim().min(1, 'card_id is missing'),
    wholeNumber('review_time_ms', LATEST_MS).transform((ms) => new Date(ms)),
    z
      .string()
      .transform((text) => RATINGS[Number(text) - 1] ?? text)
      .pipe(z.enum(RATINGS, `rating must be ${RATINGS.join(', ')}, or 1 to 4`)),
    z.union(
      [z.literal(''), wholeNumber('duration_ms', Number.MAX_SAFE_INTEGER)],
      'duration_ms must be a whole number, or empty',
    ),
  ],
  'must have four fields; a card_id may hold no comma',
)

/**
 * Reads a log of reviews from CSV: a line of heads, `card_id,review_time_ms,rating,duration_ms`, then a review a line, in
 * any order. Times are ms since the epoch; a rating is a word or 1 (again) to 4 (easy); the duration may be left empty
 * and is not used. No quotes: nothing here needs any. Gives every problem, or the reviews.
 */
export function readCsv(text: string): Result<LoggedReview[], readonly CsvProblem[]> {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (head.trim() !== CSV_HEADER) return err([{ line: 1, message: `must be ${CSV_HEADER}` }])
  const reviews: LoggedReview[] = []
  const problems: CsvProblem[] = []
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const row = Row.safeParse(line.split(','))
    if (row.success) {
      const [cardId, reviewedAt, rating] = row.data
      reviews.push({ cardId, reviewedAt, rating })
    } else {
      problems.push({ line: i + 2, message: row.error.issues.map(({ message }) => message).join('; ') })
    }
  }
  return problems.length > 0 ? err(problems) : ok(reviews)
}
