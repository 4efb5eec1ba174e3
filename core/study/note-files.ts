import type { Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { isImage } from '#core/share/apkg/images.ts'

/** A note's file. `relative`: to what was imported, with forward slashes. `source`: the place it is known by. */
export type NoteFile = { readonly file: string; readonly relative: string; readonly source: string }

/** What the places of notes begin with that were uploaded; their path in the upload follows. */
export const UPLOADED = 'upload:'
export const isUploaded = (source: string): boolean => source.startsWith(UPLOADED)

/** What is to be imported: notes, and all images that lie there. */
export type NoteFiles = {
  readonly notes: readonly NoteFile[]
  /** Places of images by their names without folders, in lower case: vaults name them so. */
  readonly images: ReadonlyMap<string, string>
  /** It belongs to Obsidian, where `#word` is a tag. */
  readonly isVault: boolean
  /** Images are shown from within this folder alone. Null: from anywhere on this machine. */
  readonly within: string | null
}

const NOTES = ['md', 'markdown', 'mdown', 'txt', 'tsv']
/** A table in a folder of the disk may be anything; one that was uploaded is meant. */
export const UPLOADED_NOTES: readonly string[] = [...NOTES, 'csv']
const SKIPPED = ['node_modules', '__MACOSX']

const endingOf = (file: string): string => path.extname(file).slice(1).toLowerCase()
export const isNote = (file: string): boolean => NOTES.includes(endingOf(file))

const isUploadedNote = (file: string): boolean => UPLOADED_NOTES.includes(endingOf(file))

/** Finds the notes in a folder, or the one that a file is. Hidden folders and symbolic links are left out. */
export async function noteFilesIn(place: string): Promise<NoteFiles> {
  const found: Stats = await stat(place)
  if (found.isDirectory()) return { ...(await walkFolder(place, isNote, (file) => file)), within: null }
  const images = await imagesIn(path.dirname(place))
  return {
    notes: [{ file: place, relative: path.basename(place), source: place }],
    images,
    isVault: false,
    within: null,
  }
}

/** The same of a folder into which files were uploaded. */
export const uploadedFilesIn = async (folder: string): Promise<NoteFiles> => ({
  ...(await walkFolder(folder, isUploadedNote, (_, relative) => UPLOADED + relative)),
  within: folder,
})

async function walkFolder(
  place: string,
  isOne: (name: string) => boolean,
  sourceOf: (file: string, relative: string) => string,
): Promise<Omit<NoteFiles, 'within'>> {
  const notes: NoteFile[] = []
  const images = new Map<string, string>()
  let isVault = false
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory() && entry.name === '.obsidian') isVault = true
      if (entry.name.startsWith('.') || SKIPPED.includes(entry.name)) continue
      if (entry.isDirectory()) await walk(file)
      else if (!entry.isFile()) continue
      else if (isOne(entry.name)) {
        const relative = path.relative(place, file).split(path.sep).join('/')
        notes.push({ file, relative, source: sourceOf(file, relative) })
      } else if (isImage(entry.name)) images.set(entry.name.toLowerCase(), file)
    }
  }
  await walk(place)
  return { notes: notes.toSorted((a, b) => (a.relative < b.relative ? -1 : 1)), images, isVault }
}

async function imagesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true })
  const images = entries.filter((entry) => entry.isFile() && isImage(entry.name))
  return new Map(images.map(({ name }) => [name.toLowerCase(), path.join(folder, name)]))
}

export const isOnTheWeb = (src: string): boolean => /^(?:https?:)?\/\/|^data:/i.test(src)

/** An image that a note shows: beside the note, or anywhere in the vault by its name. Null: nowhere. */
export async function readImage(
  note: string,
  src: string,
  { images, within }: Pick<NoteFiles, 'images' | 'within'>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  if (isOnTheWeb(src) || !isShown(src)) return null
  const names = [...new Set([src, withoutQuery(src), decoded(withoutQuery(src))])]
  const byName = images.get(path.posix.basename(decoded(withoutQuery(src)).replaceAll('\\', '/')).toLowerCase())
  const places = [...names.map((name) => path.resolve(path.dirname(note), name.replaceAll('\\', '/'))), byName]
  for (const place of places) {
    if (place !== undefined && within !== null && !place.startsWith(within + path.sep)) continue
    const bytes = place === undefined ? null : await readFile(place).catch(missing)
    if (place !== undefined && bytes) return { name: path.basename(place), bytes }
  }
  return null
}

/** Whether cards show images of its kind. */
export const isShown = (src: string): boolean => isImage(withoutQuery(src))

const withoutQuery = (src: string): string => src.replace(/[?#].*$/, '')

function decoded(src: string): string {
  try {
    return decodeURIComponent(src)
  } catch {
    // A name with a percent sign in it.
    return src
  }
}

/** What cannot be read is not there, and is reported so. */
function missing(error: unknown): null {
  if (error instanceof Error && 'code' in error) return null
  throw error
}
