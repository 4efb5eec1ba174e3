import { CSV_HEADER, csvLine } from '#core/share/csv.ts'
import { HISTORY_FORMAT, printDocument, type TableOut } from '#core/share/json-document.ts'
import { writeNewFile, writeText, type NewFileError } from '#core/share/new-file.ts'
import type { Result } from '#core/result.ts'
import { atOneMoment, readCounted, readFacts, type Moment } from '#core/store/history-read.ts'
import { HISTORY, type FactTable } from '#core/store/history-tables.ts'
import type { Context } from './context.ts'

/** How many rows of each table were written. */
export type Written = Readonly<Record<string, number>>

/**
 * Writes the whole study history to a new JSON file, which `importHistory` reads: every fact, those taken back and
 * those of cards that are gone included. The same history gives the same bytes.
 */
export function exportJson({ db }: Pick<Context, 'db'>, file: string): Promise<Result<Written, NewFileError>> {
  return writeNewFile(file, (partial) =>
    atOneMoment(db, async (moment) => {
      const written: Record<string, number> = {}
      await writeText(partial, printDocument(HISTORY_FORMAT, facts(moment, written)))
      return written
    }),
  )
}

async function* facts(moment: Moment, written: Record<string, number>) {
  yield { name: 'facts', tables: tablesOut(moment, HISTORY, written) }
}

/** Tables as they go into a document. `written`: counts their rows. */
export async function* tablesOut(
  moment: Moment,
  tables: readonly FactTable[],
  written: Record<string, number>,
): AsyncGenerator<TableOut> {
  for (const table of tables) {
    written[table.name] = 0
    yield { name: table.name, rows: counted(readFacts(moment, table), written, table.name) }
  }
}

/** Writes the reviews that count to a new CSV file, in the order in which they were given. */
export function exportCsv({ db }: Pick<Context, 'db'>, file: string): Promise<Result<Written, NewFileError>> {
  return writeNewFile(file, (partial) =>
    atOneMoment(db, async (moment) => {
      const written = { Review: 0 }
      await writeText(partial, reviewLines(moment, written))
      return written
    }),
  )
}

/** The lines of the table of reviews. `written`: counts them. */
export async function* reviewLines(moment: Moment, written: Record<string, number>): AsyncGenerator<string> {
  yield `${CSV_HEADER}\n`
  written['Review'] = 0
  for await (const reviews of counted(readCounted(moment), written, 'Review')) {
    yield reviews.map((one) => `${csvLine({ ...one, reviewedAtMs: one.reviewedAt.getTime() })}\n`).join('')
  }
}

async function* counted<T>(
  pages: AsyncIterable<readonly T[]>,
  written: Record<string, number>,
  name: string,
): AsyncGenerator<readonly T[]> {
  for await (const page of pages) {
    written[name] = (written[name] ?? 0) + page.length
    yield page
  }
}
