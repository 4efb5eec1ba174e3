import { isImage } from '#core/share/apkg/images.ts'
import { isUploadedNote } from './note-files.ts'

const MAX_PATH = 1000
const MAX_DEPTH = 20
/** File systems take 255; a file that is half there has a longer name. */
const MAX_NAME_BYTES = 200

// Controls, marks that reorder text, halves of characters, and what means a folder elsewhere.
// oxlint-disable-next-line no-control-regex
const ODD = /[\0-\x1F\x7F\\\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u

/**
 * Where an uploaded file is to lie within its upload, by the path it has in what was dropped. Null: not a path that leads
 * down from there, or not a note or an image. Names are composed (NFC), so that the same note has the same place whatever
 * system it comes from.
 */
export function uploadPath(given: string): string | null {
  const path = given.normalize('NFC')
  const names = path.split('/')
  const isPlain = path.length <= MAX_PATH && names.length <= MAX_DEPTH && !ODD.test(path) && !/^[A-Za-z]:/.test(path)
  return isPlain && names.every(isName) && (isUploadedNote(path) || isImage(path)) ? path : null
}

/** Not empty, not hidden, and neither `.` nor `..`. */
const isName = (name: string): boolean =>
  name.trim() === name && name !== '' && !name.startsWith('.') && Buffer.byteLength(name) <= MAX_NAME_BYTES
