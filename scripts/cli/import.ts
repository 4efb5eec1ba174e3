import { stat } from 'node:fs/promises'
import path from 'node:path'
import { importApkg, type ApkgImported } from '#core/study/apkg-import.ts'
import { isFolder } from '#core/study/apkg-cards.ts'
import { describeJsonError, type FilesImported, importJson } from '#core/study/export/json-import.ts'
import { importHistory, type Imported } from '#core/study/history-import.ts'
import { describeApkgError, describeImportError } from '#core/study/import-errors.ts'
import type { Counts } from '#core/store/history-merge.ts'
import { isCardTableFile } from '#core/study/card-tables.ts'
import { isNote } from '#core/study/note-files.ts'
import { fromNotes, undoLast } from './import-notes.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

export type ImportOptions = { readonly topic?: string; readonly dryRun?: boolean; readonly undo?: boolean }

/** Brings in notes, an Anki package, or a study history; which of them it is follows from what lies there. */
export async function importFrom(given: string | undefined, options: ImportOptions): Promise<Output> {
  if (options.undo) {
    const isAlone = given === undefined && options.topic === undefined && options.dryRun === undefined
    if (!isAlone) throw new Failure('--undo takes the last import of notes back, and nothing besides', true)
    return undoLast()
  }
  if (given === undefined) throw new Failure('name what is to be imported', true)
  const file = path.resolve(given)
  const ending = path.extname(file).toLowerCase()
  if (ending === '.apkg') return fromAnki(file, options)
  const found = await stat(file).catch(() => null)
  const isTable = found?.isFile() === true && ending === '.csv' && (await isCardTableFile(file))
  if (found?.isDirectory() || isNote(file) || isTable) {
    if (!found) throw new Failure(`there is no file ${file}`)
    return fromNotes(file, folderIn(options), options.dryRun ?? false)
  }
  if (ending !== '.json' && ending !== '.csv') {
    throw new Failure('import takes folders, .md, .markdown, .txt, .apkg, .json and .csv', true)
  }
  if (options.topic !== undefined) throw new Failure('--topic is for cards, and there are none in a history', true)
  const { dryRun = false } = options
  if (ending === '.json') return fromJson(file, dryRun)
  const done = await withLibrary((ctx) => importHistory(ctx, file, { dryRun }))
  if (!done.ok) throw new Failure(describeImportError(done.error))
  return { text: sayHistory(done.value, dryRun).join('\n'), json: { dryRun, ...done.value } }
}

async function fromJson(file: string, dryRun: boolean): Promise<Output> {
  const done = await withLibrary((ctx) => importJson(ctx, file, { dryRun }))
  if (!done.ok) throw new Failure(describeJsonError(done.error))
  const { files, ...history } = done.value
  const text = [...sayHistory(history, dryRun), ...(files ? sayFiles(files, dryRun) : [])]
  return { text: text.join('\n'), json: { dryRun, ...done.value } }
}

function sayFiles({ added, same, keptOut }: FilesImported, dryRun: boolean): string[] {
  const left = keptOut.map((one) => {
    switch (one.why) {
      case 'different':
        return `${one.file}: left out, there is another one here`
      case 'in-the-way':
        return `${one.file}: left out, a link, a folder or a file is in its way`
      case 'card-elsewhere':
        return `${one.file}: left out, the card is here as ${one.at}`
      default:
        return one satisfies never
    }
  })
  return [sayCounts('files', { added, there: same }, dryRun), ...left]
}

function folderIn({ topic }: ImportOptions): string | null {
  if (topic !== undefined && !isFolder(topic)) throw new Failure(`"${topic}" is no folder name`, true)
  return topic ?? null
}

async function fromAnki(file: string, options: ImportOptions): Promise<Output> {
  const [folder, dryRun] = [folderIn(options), options.dryRun ?? false]
  const done = await withLibrary((ctx) => importApkg(ctx, file, { folder, dryRun }))
  if (!done.ok) throw new Failure(describeApkgError(done.error))
  return { text: sayPackage(done.value, dryRun).join('\n'), json: { dryRun, ...done.value } }
}

function sayHistory({ counts, unknown, backup }: Imported, dryRun: boolean): string[] {
  const tables = Object.entries(counts).map(([name, count]) => sayCounts(name, count, dryRun))
  return [...(tables.length === 0 ? ['nothing in it'] : tables), ...sayAfter(unknown, backup)]
}

const sayCounts = (name: string, { added, there }: Counts, dryRun: boolean): string =>
  `${name}: ${added} ${dryRun ? 'would be added' : 'added'}, ${there} here already`

function sayAfter(unknown: readonly string[], backup: string | null): string[] {
  const some = `${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ', …' : ''}`
  return [
    ...(unknown.length === 0 ? [] : [`of ${unknown.length} cards there is no file (${some}); their history is kept`]),
    ...(backup === null ? [] : [`the history as it was is kept in ${backup}`]),
  ]
}

const WHY_NO_CARD: Readonly<Record<keyof ApkgImported['cardsLeftOut'], string>> = {
  'no-note': 'have no note',
  double: 'are in it twice',
  empty: 'have nothing in front',
  'too-long': 'are longer than a card may be',
  'no-card-file': 'are too tangled for a card file',
}
const WHY_NO_REVIEW: Readonly<Record<keyof ApkgImported['reviewsLeftOut'], string>> = {
  step: 'are further steps of a day',
  cram: 'changed no schedule (filtered decks)',
  'by-hand': 'are dates set by hand or by Anki',
  impossible: 'have no rating or time that can be',
  'no-card': 'belong to no card of the package',
}

function sayPackage(brought: ApkgImported, dryRun: boolean): string[] {
  const { made, there, images, lost, cardsLeftOut, reviews, reviewsLeftOut, unknown, backup } = brought
  const leftOut = (what: string, counts: Readonly<Record<string, number>>, why: Readonly<Record<string, string>>) =>
    Object.entries(counts).map(([key, count]) => `${what}: ${count} left out, they ${why[key]}`)
  return [
    ...made.map(({ title, path: place }) => `${place ?? 'would be made'}  ${title}`),
    `${sayCounts('cards', { added: made.length, there }, dryRun)}; ${images} images`,
    ...leftOut('cards', cardsLeftOut, WHY_NO_CARD),
    sayCounts('reviews', reviews, dryRun),
    ...leftOut('reviews', reviewsLeftOut, WHY_NO_REVIEW),
    ...lost.map((name) => `the package has no image ${name}`),
    ...sayAfter(unknown, backup),
  ]
}
