import { err, type Result } from '#core/result.ts'
import { LIBRARY_FORMAT, printDocument, type SectionOut, type TableOut } from '#core/share/json-document.ts'
import { PLACES } from '#core/share/library-path.ts'
import { describeNewFileError, writeNewFile, writeText, type NewFileError } from '#core/share/new-file.ts'
import { beginMoment } from '#core/store/history-read.ts'
import { HISTORY } from '#core/store/history-tables.ts'
import { UNDER_WAY } from '#core/store/under-way-tables.ts'
import { liesInside } from '../backup/inside.ts'
import type { Context } from '../context.ts'
import { tablesOut, type Written } from '../history-export.ts'
import { syncContent } from '../sync.ts'
import { filesOf, piecesOf, RestlessFile, rootOf } from './read-files.ts'

/** What an export took along. Grows as it goes on. */
export type Taken = {
  readonly rows: Record<string, number>
  files: number
  bytes: number
  /** Files of the content folder with names that could not be written elsewhere. */
  readonly leftOut: string[]
}

export const nothingTaken = (): Taken => ({ rows: {}, files: 0, bytes: 0, leftOut: [] })

export type LibraryExported = Readonly<Omit<Taken, 'rows'>> & { readonly rows: Written }

export type LibraryExportError =
  | NewFileError
  /** It would lie in what is to be exported. */
  | { readonly kind: 'inside'; readonly file: string }
  /** A file that was changed whenever it was read. */
  | { readonly kind: 'restless'; readonly path: string }

/**
 * Writes the whole library to a new JSON file, which `importJson` reads: every fact, what is under way, and all files.
 * The same library gives the same bytes.
 */
export async function exportLibrary(ctx: Context, file: string): Promise<Result<LibraryExported, LibraryExportError>> {
  if (await liesInside(file, ctx)) return err({ kind: 'inside', file })
  try {
    return await writeNewFile(file, async (partial) => {
      const taken = nothingTaken()
      await writeText(partial, printLibrary(ctx, taken))
      return taken
    })
  } catch (error) {
    if (error instanceof RestlessFile) return err({ kind: 'restless', path: error.message })
    throw error
  }
}

/**
 * The whole library as a document, as it comes. Facts are as they are at one moment, each file as it is at one a little
 * later. Throws a `RestlessFile`.
 */
export async function* printLibrary(ctx: Context, taken: Taken): AsyncGenerator<string> {
  // What was saved a moment ago is a fact as soon as it is seen.
  await syncContent(ctx)
  yield* printDocument(LIBRARY_FORMAT, sections(ctx, taken))
}

async function* sections(ctx: Context, taken: Taken): AsyncGenerator<SectionOut> {
  const { moment, end } = await beginMoment(ctx.db)
  try {
    yield { name: 'facts', tables: tablesOut(moment, HISTORY, taken.rows) }
    yield { name: 'underWay', tables: tablesOut(moment, UNDER_WAY, taken.rows) }
  } finally {
    // Not kept while the files are read, as the database could not tidy its log as long.
    end()
  }
  yield { name: 'files', tables: places(ctx, taken) }
}

async function* places(ctx: Context, taken: Taken): AsyncGenerator<TableOut> {
  for (const place of PLACES) {
    const root = rootOf(ctx, place)
    const rows = async function* () {
      for await (const { path, isTaken } of filesOf(root, place)) {
        if (!isTaken) taken.leftOut.push(path)
        for await (const piece of isTaken ? piecesOf(root, path) : []) {
          if (piece.whole) taken.files += 1
          taken.bytes += piece.whole?.bytes ?? 0
          yield [piece]
        }
      }
    }
    yield { name: place, rows: rows() }
  }
}

/** One line: why there is no file, and what to do about it. */
export function describeLibraryExportError(error: LibraryExportError): string {
  switch (error.kind) {
    case 'restless':
      return `${error.path} was changed whenever it was read: wait until whatever writes it is done.`
    case 'inside':
      return `${error.file} lies in the library that it is to hold: name a place outside.`
    default:
      return describeNewFileError(error)
  }
}
