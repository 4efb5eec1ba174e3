import { IMAGE_ENDINGS } from '#core/share/apkg/images.ts'
import { UPLOADED_NOTES } from './note-files.ts'

/** What files that are uploaded may end with: notes, and images that they show. */
export const UPLOAD_ENDINGS: readonly string[] = [...UPLOADED_NOTES, ...IMAGE_ENDINGS]

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
  const isOurs = UPLOAD_ENDINGS.some((ending) => path.toLowerCase().endsWith(`.${ending}`))
  return isPlain && isOurs && names.every(isName) ? path : null
}

/** Not empty, not hidden, and neither `.` nor `..`. */
const isName = (name: string): boolean =>
  name.trim() === name && name !== '' && !name.startsWith('.') && Buffer.byteLength(name) <= MAX_NAME_BYTES
