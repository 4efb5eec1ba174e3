import { IMAGE_ENDINGS } from '#core/share/apkg/images.ts'
import { isPlainPath } from '#core/share/plain-path.ts'
import { UPLOADED_NOTES } from './note-files.ts'

/** What files that are uploaded may end with: notes, and images that they show. */
export const UPLOAD_ENDINGS: readonly string[] = [...UPLOADED_NOTES, ...IMAGE_ENDINGS]

/** File systems take 255; a file that is half there has a longer name. */
const MAX_NAME_BYTES = 200

/**
 * Where an uploaded file is to lie within its upload, by the path it has in what was dropped. Null: not a path that leads
 * down from there, or not a note or an image. Names are composed (NFC), so that the same note has the same place whatever
 * system it comes from.
 */
export function uploadPath(given: string): string | null {
  const path = given.normalize('NFC')
  const isOurs = UPLOAD_ENDINGS.some((ending) => path.toLowerCase().endsWith(`.${ending}`))
  return isPlainPath(path) && isOurs && path.split('/').every(isName) ? path : null
}

/** Not hidden, and with room for the name of what is half there. */
const isName = (name: string): boolean => !name.startsWith('.') && Buffer.byteLength(name) <= MAX_NAME_BYTES
