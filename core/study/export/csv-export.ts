import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import type { Result } from '#core/result.ts'
import { csvRow } from '#core/share/csv-row.ts'
import { writeNewFolder } from '#core/share/new-folder.ts'
import { writeText, type NewFileError } from '#core/share/new-file.ts'
import { listCards } from '#core/store/cards.ts'
import { atOneMoment, readFacts, type Moment } from '#core/store/history-read.ts'
import type { Context } from '../context.ts'
import { reviewLines, type Written } from '../history-export.ts'
import { syncContent } from '../sync.ts'
import { CSV_TABLES, type CsvTable } from './csv-tables.ts'

/** Spreadsheets take a table for one in an old encoding unless it begins so. */
const MARK = '\uFEFF'
const PAGE = 500

/** Writes what there is of each kind to a new folder, as tables for spreadsheets; answers how many lines each has. */
export async function exportCsvFolder(ctx: Context, folder: string): Promise<Result<Written, NewFileError>> {
  await syncContent(ctx)
  return writeNewFolder(folder, (partial) =>
    atOneMoment(ctx.db, async (moment) => {
      const written: Record<string, number> = {}
      const put = (name: string, text: AsyncIterable<string>): Promise<void> =>
        writeText(path.join(partial, `${name}.csv`), text)
      // As it is written by itself, for other programs: without the mark.
      await put('reviews', reviewLines(moment, written))
      for (const table of CSV_TABLES) await put(table.name, tableLines(moment, table, written))
      await put('cards', cardLines(ctx, written))
      return written
    }),
  )
}

async function* tableLines(
  moment: Moment,
  { table, columns }: CsvTable,
  written: Record<string, number>,
): AsyncGenerator<string> {
  yield MARK + csvRow(Object.keys(columns))
  written[table.name] = 0
  for await (const facts of readFacts(moment, table)) {
    yield facts.map((fact) => csvRow(Object.values(columns).map((column) => column(fact)))).join('')
    written[table.name] = (written[table.name] ?? 0) + facts.length
  }
}

async function* cardLines({ db }: Context, written: Record<string, number>): AsyncGenerator<string> {
  yield MARK + csvRow(['card_id', 'path', 'title', 'lang', 'category', 'topics', 'created', 'archived'])
  written['Card'] = 0
  for (let after: CardId | undefined; ;) {
    const page = await listCards(db, { ...(after && { after }), limit: PAGE })
    yield page
      .map(({ id, path: file, title, lang, category, topics, created, archived }) =>
        csvRow([id, file, title, lang, category, topics.join(', '), created, archived]),
      )
      .join('')
    written['Card'] = (written['Card'] ?? 0) + page.length
    after = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}
