/** The first thing in a file: what it is, and by which rules it is written. A history: what was done, and nothing else. */
export const HISTORY_FORMAT = 'zhuiwen-history/1'

/** All that a library is made of: its history, what is under way, and its files. */
export const LIBRARY_FORMAT = 'zhuiwen-library/1'

/** The parts of a file of each format, in their order. */
export const SECTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  [HISTORY_FORMAT]: ['facts'],
  [LIBRARY_FORMAT]: ['facts', 'underWay', 'files'],
}

/** What is wrong with a document, and where: characters from its beginning, from 0. */
export class DocumentFault extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** A table on its way into a document, some rows at a time. */
export type TableOut = { readonly name: string; readonly rows: AsyncIterable<readonly object[]> }
export type SectionOut = { readonly name: string; readonly tables: AsyncIterable<TableOut> }

/** Writes `{"format": …, "facts": {"Review": [row, row], …}, …}`, a row a line, so that two files can be compared by lines. */
export async function* printDocument(format: string, sections: AsyncIterable<SectionOut>): AsyncGenerator<string> {
  yield `{\n"format": ${JSON.stringify(format)}`
  for await (const { name, tables } of sections) {
    yield `,\n${JSON.stringify(name)}: {`
    yield* printTables(tables)
    yield '\n}'
  }
  yield '\n}\n'
}

async function* printTables(tables: AsyncIterable<TableOut>): AsyncGenerator<string> {
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
}

/** A part of the document: its format, the name of a section or a table that begins, or a row of that table. */
export type Part =
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'row'; readonly row: unknown }
