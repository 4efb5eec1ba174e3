import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { RATINGS, type Rating } from '#core/schedule/rating.ts'
import { LATEST_MS } from '#core/schedule/study-day.ts'

/** A review as the table of reviews has it. */
export type ReviewLine = {
  readonly cardId: CardId
  /** Ms since the epoch. */
  readonly reviewedAtMs: number
  readonly rating: Rating
  /** From question to rating. Null: not measured. */
  readonly durationMs: number | null
}

/** Names other programs for the same data use: rating 1 (again) to 4 (easy), times in ms since the epoch. */
export const CSV_HEADER = 'card_id,review_time_ms,rating,duration_ms'

export const csvLine = ({ cardId, reviewedAtMs, rating, durationMs }: ReviewLine): string =>
  `${cardId},${reviewedAtMs},${RATINGS.indexOf(rating) + 1},${durationMs ?? ''}`

/** 1971-01-01: a time before it is one in seconds. */
const EARLIEST_MS = 31_536_000_000

const Fields = z.tuple([
  CardId,
  z
    .string()
    .regex(/^\d{1,15}$/, 'review_time_ms is no whole number')
    .transform(Number)
    .pipe(z.number().min(EARLIEST_MS, 'review_time_ms is before 1971: are these seconds?').max(LATEST_MS)),
  z
    .string()
    .regex(/^[1-4]$/, 'rating is not 1, 2, 3 or 4')
    .transform((digit) => RATINGS[Number(digit) - 1] ?? 'again'),
  z
    .string()
    .regex(/^\d{0,12}$/, 'duration_ms is neither a whole number nor empty')
    .transform((ms) => (ms === '' ? null : Number(ms))),
])

/** Longer than any line of this table. */
const MAX_LINE_CHARS = 1000

export type CsvFault = { readonly line: number; readonly message: string }

/** The reviews of such a table as it comes, or the first thing that is wrong. Fields may stand in double quotes. */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<Result<ReviewLine, CsvFault>> {
  let line = 0
  for await (const text of linesOf(chunks)) {
    line += 1
    const fields = text.split(',').map((field) => field.trim().replace(/^"([^"]*)"$/, '$1'))
    if (line === 1) {
      if (fields.join(',') === CSV_HEADER) continue
      return yield err({ line, message: `the first line should be ${CSV_HEADER}` })
    }
    if (text === '') continue
    if (fields.length !== 4) return yield err({ line, message: `there are ${fields.length} fields, not 4` })
    const parsed = Fields.safeParse(fields)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const what = issue?.path[0] === 0 ? `card_id ${issue.message}` : (issue?.message ?? '')
      return yield err({ line, message: what })
    }
    const [cardId, reviewedAtMs, rating, durationMs] = parsed.data
    yield ok({ cardId, reviewedAtMs, rating, durationMs })
  }
  if (line === 0) yield err({ line: 1, message: `the first line should be ${CSV_HEADER}` })
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let isFirst = true
  for await (const chunk of chunks) {
    const lines = (rest + (isFirst ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n')
    isFirst = false
    rest = lines.pop() ?? ''
    for (const one of lines) yield one.replace(/\r$/, '')
    // It will be refused, and need not be kept whole for that.
    if (rest.length > MAX_LINE_CHARS) rest = rest.slice(0, MAX_LINE_CHARS)
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}
