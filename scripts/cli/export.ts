import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import { HISTORY_FORMAT } from '#core/share/json-document.ts'
import { bundleSchema } from '#core/share/bundle/schema.ts'
import { describeNewFileError, writeNewFile, type NewFileError } from '#core/share/new-file.ts'
import { historySchema } from '#core/store/history-tables.ts'
import { exportApkg, sayNothingToPack, type Selection } from '#core/study/apkg-export.ts'
import type { Context } from '#core/study/context.ts'
import { exportCsvFolder } from '#core/study/export/csv-export.ts'
import { describeLibraryExportError, exportLibrary } from '#core/study/export/library-export.ts'
import { librarySchema } from '#core/study/export/library-schema.ts'
import { exportCsv, exportJson, type Written } from '#core/study/history-export.ts'
import { type Language, LANGUAGES } from '#core/journal/markdown/words.ts'
import { exportMarkdown } from '#core/study/export/markdown-export.ts'
import type { Result } from '#core/result.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

export type ExportOptions = { readonly topic?: string; readonly chain?: string; readonly lang?: string }

const FORMATS = ['apkg', 'bundle-schema', 'csv', 'history', 'json', 'library-schema', 'md', 'schema'] as const

/** Writes the library, or its history, to a new file. */
export async function exportTo(format: string, out: string, options: ExportOptions): Promise<Output> {
  const file = path.resolve(out)
  if (format !== 'apkg' && (options.topic ?? options.chain) !== undefined) {
    throw new Failure('--topic and --chain select cards for apkg only', true)
  }
  if (format !== 'md' && options.lang !== undefined) throw new Failure('--lang is the language of md only', true)
  switch (format) {
    case 'apkg':
      return packed(file, options)
    case 'csv':
      return written(file, path.extname(file).toLowerCase() === '.csv' ? exportCsv : exportCsvFolder)
    case 'history':
      return written(file, exportJson)
    case 'json':
      return library(file)
    case 'md':
      return vault(file, options)
    case 'schema':
      return schema(file, historySchema(HISTORY_FORMAT))
    case 'library-schema':
      return schema(file, librarySchema())
    case 'bundle-schema':
      return schema(file, bundleSchema())
    default:
      throw new Failure(`there is no format "${format}"; there are ${FORMATS.join(', ')}`, true)
  }
}

async function written(
  file: string,
  write: (ctx: Context, file: string) => Promise<Result<Written, NewFileError>>,
): Promise<Output> {
  const done = await withLibrary((ctx) => write(ctx, file))
  if (!done.ok) throw new Failure(describeNewFileError(done.error))
  const counts = Object.entries(done.value).filter(([, rows]) => rows > 0)
  const text = counts.map(([name, rows]) => `${rows} ${name}`).join(', ')
  return { text: `${file}: ${text === '' ? 'nothing yet' : text}`, json: { file, rows: done.value } }
}

async function packed(file: string, { topic, chain }: ExportOptions): Promise<Output> {
  const cardId = chain === undefined ? undefined : CardId.safeParse(chain)
  if (cardId?.success === false) throw new Failure(`"${chain}" is no card id`, true)
  const selection: Selection = { ...(topic !== undefined && { topic }), ...(cardId && { chain: cardId.data }) }
  const done = await withLibrary((ctx) => exportApkg(ctx, file, selection))
  if (!done.ok) {
    const { error } = done
    throw new Failure('file' in error ? describeNewFileError(error) : sayNothingToPack(error))
  }
  const { cards, reviews, images, lost } = done.value
  for (const image of lost) console.error(`zhuiwen: ${image} is not there, or no image that cards show`)
  return { text: `${file}: ${cards} cards, ${reviews} reviews, ${images} images`, json: { file, ...done.value } }
}

async function library(file: string): Promise<Output> {
  const done = await withLibrary((ctx) => exportLibrary(ctx, file))
  if (!done.ok) throw new Failure(describeLibraryExportError(done.error))
  const { rows, files, bytes, leftOut } = done.value
  for (const name of leftOut)
    console.error(`zhuiwen: ${name} was left out: rename it, as other systems take no such name`)
  const facts = Object.values(rows).reduce((sum, n) => sum + n, 0)
  return { text: `${file}: ${facts} rows, ${files} files of ${bytes} bytes`, json: { file, ...done.value } }
}

async function vault(folder: string, { lang }: ExportOptions): Promise<Output> {
  const language = LANGUAGES.find((one) => one === (lang ?? languageOf(process.env)))
  if (!language) throw new Failure(`there is no language "${lang}"; there are ${LANGUAGES.join(' and ')}`, true)
  const done = await withLibrary((ctx) => exportMarkdown(ctx, folder, language, sayProgress))
  if (!done.ok) throw new Failure(describeNewFileError(done.error))
  const { cards, attempts, days, attachments } = done.value
  const text = `${folder}: ${cards} cards, ${attempts} attempts, ${days} days, ${attachments} attachments`
  return { text, json: { folder, language, ...done.value } }
}

/** What the environment says of the language of programs. */
const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language =>
  /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en'

function sayProgress(what: string, done: number, total: number): void {
  if (done > 0 && done % 1000 === 0) console.error(`zhuiwen: ${done} of ${total} ${what}`)
}

async function schema(file: string, of: object): Promise<Output> {
  const text = `${JSON.stringify(of, null, 2)}\n`
  const done = await writeNewFile(file, (partial) => writeFile(partial, text))
  if (!done.ok) throw new Failure(describeNewFileError(done.error))
  return { text: file, json: { file } }
}
