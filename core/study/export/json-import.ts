import { readDocument } from '#core/share/json-reader.ts'
import { LIBRARY_FORMAT } from '#core/share/json-document.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import { countFacts, formatOf, HistoryFault, readJsonFacts, textOf, type FileTaker } from '../history-file.ts'
import { addFacts, importHistory, type Imported, type ImportOptions, withoutFile } from '../history-import.ts'
import { describeImportError, type ImportError } from '../import-errors.ts'
import { syncContent } from '../sync.ts'
import { createFilesCheck } from './check-files.ts'
import { type KeptOut, planFiles } from './place-files.ts'
import { openFilesWriter } from './write-files.ts'

/** What became of the files of a library. */
export type FilesImported = {
  readonly added: number
  /** Here already, byte for byte. */
  readonly same: number
  readonly keptOut: readonly KeptOut[]
}
/** `files` null: a history, which has none. */
export type JsonImported = Imported & { readonly files: FilesImported | null }

export type JsonImportError =
  | ImportError
  /** The facts are in. Importing once more adds the files that are missing. */
  | { readonly kind: 'unwritable-files'; readonly reason: string; readonly added: number; readonly of: number }

/**
 * Takes in a JSON file: a history as `importHistory` does, a library with its files as well. Into an empty library it
 * restores what was exported. Nothing that is here is changed or written over, and importing a file again changes nothing.
 * All of the file is looked at before anything is written. A process that dies leaves facts and files that are whole;
 * importing once more brings the rest.
 */
export async function importJson(
  ctx: Context,
  file: string,
  options: ImportOptions = {},
): Promise<Result<JsonImported, JsonImportError>> {
  try {
    if ((await formatOf(file)) === LIBRARY_FORMAT) return await importLibrary(ctx, file, options)
  } catch (error) {
    if (error instanceof HistoryFault) return err({ kind: 'not-history', file, message: error.message })
    const code = codeOf(error)
    if (code === null) throw error
    return err({ kind: 'unreadable', file, reason: code })
  }
  const imported = await importHistory(ctx, file, options)
  return imported.ok ? ok({ ...imported.value, files: null }) : imported
}

async function importLibrary(
  ctx: Context,
  file: string,
  { dryRun = false }: ImportOptions,
): Promise<Result<JsonImported, JsonImportError>> {
  const check = createFilesCheck()
  const coming = await countFacts(readJsonFacts(file, check.take))
  const plan = await planFiles(ctx, check.done())
  // Facts first: what is seen of a file is a fact, too, and somebody may be watching the folder.
  const imported = await addFacts(ctx, { file, coming, facts: () => readJsonFacts(file), looseMs: 0 }, { dryRun })
  if (!imported.ok) return imported
  const { add, same, keptOut } = plan
  if (dryRun) return ok({ ...imported.value, files: { added: add.size, same, keptOut } })

  const writer = await openFilesWriter(ctx, plan)
  try {
    await eachFile(file, writer.take)
    await writer.done()
  } catch (error) {
    const reason = error instanceof HistoryFault ? error.message : codeOf(error)
    if (reason === null) throw error
    return err({ kind: 'unwritable-files', reason, added: writer.written(), of: add.size })
  } finally {
    await writer.end()
  }
  await syncContent(ctx)
  const unknown = await withoutFile(ctx.db, imported.value.unknown)
  const met = writer.met()
  const files = { added: writer.written(), same: same + met.same, keptOut: [...keptOut, ...met.keptOut] }
  return ok({ ...imported.value, unknown, files })
}

/** Hands out the rows of the files of a library that was looked at before. */
async function eachFile(file: string, take: FileTaker): Promise<void> {
  let [section, place, nth] = ['', '', 0]
  for await (const part of readDocument(textOf(file))) {
    if (part.kind === 'section') section = part.name
    else if (part.kind === 'table') [place, nth] = [part.name, 0]
    else if (part.kind === 'row' && section === 'files') await take(place, part.row, (nth += 1))
  }
}

/** One line: why not all was imported, and what to do about it. */
export const describeJsonError = (error: JsonImportError): string =>
  error.kind === 'unwritable-files'
    ? `The history is in, but of ${error.of} files only ${error.added} could be written (${error.reason}): make room, and import once more.`
    : describeImportError(error)
