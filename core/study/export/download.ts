import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Language } from '#core/journal/markdown/words.ts'
import type { Result } from '#core/result.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { describeNewFileError, type NewFileError } from '#core/share/new-file.ts'
import { zipOf } from '#core/share/zip.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'
import { exportCsvFolder } from './csv-export.ts'
import { nothingTaken, printLibrary } from './library-export.ts'
import { exportMarkdown } from './markdown-export.ts'

/** Forms in which everything can be taken along. Folders come as zip files. */
export const DOWNLOADS = ['json', 'csv', 'md'] as const
export type Download = (typeof DOWNLOADS)[number]

export type Downloaded = {
  readonly name: string
  readonly mediaType: string
  /** The file as it comes; whoever stops asking for more ends the work. */
  readonly pieces: AsyncGenerator<Uint8Array>
}

/** All that there is, as one file to be handed out while it is made. */
export async function download(ctx: Context, format: Download, language: Language): Promise<Downloaded> {
  const { day } = await readSettings(ctx.db)
  const name = `zhuiwen-${studyDay(ctx.now(), day)}`
  const zip = { mediaType: 'application/zip' }
  switch (format) {
    case 'json':
      return { name: `${name}.json`, mediaType: 'application/json', pieces: bytesOf(printLibrary(ctx, nothingTaken())) }
    case 'csv':
      return { ...zip, name: `${name}-csv.zip`, pieces: zipped((folder) => exportCsvFolder(ctx, folder)) }
    case 'md':
      return { ...zip, name: `${name}-md.zip`, pieces: zipped((folder) => exportMarkdown(ctx, folder, language)) }
    default:
      return format satisfies never
  }
}

async function* bytesOf(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of text) yield encoder.encode(piece)
}

/** What is written to a folder, which goes again. */
async function* zipped(write: (folder: string) => Promise<Result<unknown, NewFileError>>): AsyncGenerator<Uint8Array> {
  const work = await mkdtemp(path.join(tmpdir(), 'zhuiwen-export-'))
  try {
    const folder = path.join(work, 'files')
    const done = await write(folder)
    if (!done.ok) throw new Error(describeNewFileError(done.error))
    yield* zipOf(folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
