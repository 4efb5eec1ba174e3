import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import type { Finder } from '#core/card/import/inline-links.ts'
import { imagesOfNote } from '#core/card/import/note.ts'
import { imageIn, type ImageToMake } from './card-images.ts'
import { isTable } from './card-tables.ts'
import { imagesOfAnkiText } from '#core/share/anki-notes.ts'
import { isOnTheWeb, isShown, readImage, type NoteFile, type NoteFiles } from './note-files.ts'
import type { NoteReport } from './note-report.ts'

/** The images that a note shows, and where they are to lie: beside its cards. */
export type NoteImages = {
  /** Addresses for the cards, by what the note calls them. */
  readonly found: ReadonlyMap<string, string>
  readonly toMake: readonly ImageToMake[]
} & Pick<NoteReport['images'], 'missing' | 'onTheWeb'>

/** Reads the images that a note shows. */
export async function findImages(note: NoteFile, text: string, folder: string, files: NoteFiles): Promise<NoteImages> {
  const found = new Map<string, string>()
  const toMake = new Map<string, ImageToMake>()
  const missing: NoteReport['images']['missing'][number][] = []
  let onTheWeb = 0
  for (const { src, line } of isTable(note, text) ? imagesOfAnkiText(text) : imagesOfNote(text)) {
    if (isOnTheWeb(src)) {
      onTheWeb += 1
      continue
    }
    const read = await readImage(note.file, src, files)
    if (!read) {
      missing.push({ src, line, why: isShown(src) ? 'gone' : 'kind' })
      continue
    }
    const image = imageIn(folder, read.name, read.bytes)
    toMake.set(image.path, image)
    found.set(src, encodeURI(path.posix.basename(image.path)))
  }
  return { found, toMake: [...toMake.values()], missing, onTheWeb }
}

/** Where what a note names is to be found. `ids`: of the cards of notes, by the notes' names. */
export function finderFor(
  ids: ReadonlyMap<string, CardId>,
  note: NoteFile,
  images: ReadonlyMap<string, string>,
): Finder {
  const own = ids.get(note.relative.replace(/\.\w+$/, '').toLowerCase())
  const idOf = (name: string): string | null => {
    const id = ids.get(name.toLowerCase()) ?? ids.get(path.posix.basename(name.toLowerCase()))
    return id === undefined || id === own ? null : id
  }
  return { image: (src) => images.get(src) ?? null, note: idOf }
}
