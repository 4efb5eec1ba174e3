/** The first thing in the file: what it is, and by which rules it is written. */
export const HISTORY_FORMAT = 'zhuiwen-history/1'

/** What is wrong with a document, and where: characters from its beginning, from 0. */
export class DocumentFault extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** Writes `{"format": …, "facts": {"Review": [row, row], …}}`, a row a line, so that two files can be compared by lines. */
export async function* printDocument(
  tables: AsyncIterable<{ readonly name: string; readonly rows: AsyncIterable<readonly object[]> }>,
): AsyncGenerator<string> {
  yield `{\n"format": ${JSON.stringify(HISTORY_FORMAT)},\n"facts": {`
  let betweenTables = '\n'
  for await (const { name, rows } of tables) {
    yield `${betweenTables}${JSON.stringify(name)}: [`
    let betweenRows = '\n'
    for await (const some of rows) {
      yield betweenRows + some.map((row) => JSON.stringify(row)).join(',\n')
      betweenRows = ',\n'
    }
    yield '\n]'
    betweenTables = ',\n'
  }
  yield '\n}\n}\n'
}

/** A part of the document: its format, the name of a table that begins, or a row of that table. */
export type Part =
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'row'; readonly row: unknown }
