import path from 'node:path'
import { isAnkiText, isCardTable } from '#core/share/anki-text.ts'
import { CSV_HEADER } from '#core/share/csv.ts'
import type { NoteFile } from './note-files.ts'
import { readNote } from './read-note.ts'

/** Whether a file is not prose, but a table of cards. */
export const isTable = ({ file }: NoteFile, text: string): boolean =>
  path.extname(file).toLowerCase() === '.csv' || (/\.(?:txt|tsv)$/i.test(file) && isAnkiText(text))

/** Whether a file that could be a history is a table with a front and a back. */
export async function isCardTableFile(file: string): Promise<boolean> {
  const read = await readNote(file)
  return read.ok && !read.value.text.startsWith(CSV_HEADER.slice(0, 8)) && isCardTable(read.value.text)
}
