import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import { MAX_CARD_BYTES } from '#core/card/disk.ts'
import { decodeNote, type Encoding } from '#core/card/import/decode.ts'
import { importNote } from '#core/card/import/note.ts'
import { isReworded } from '#core/card/import/words.ts'
import { err, ok, type Result } from '#core/result.ts'
import { codeOf } from './file-errors.ts'
import type { Records } from './find-record.ts'
import { sha256, type ImportRecord } from './import-record.ts'
import type { NoteFile } from './note-files.ts'
import type { NoteFailure } from './note-report.ts'

export type ReadNote = {
  readonly bytes: Uint8Array
  /** sha256 of them. */
  readonly hash: string
  readonly text: string
  readonly encoding: Encoding
}

/** Reads a note's file as text. */
export async function readNote(file: string): Promise<Result<ReadNote, NoteFailure>> {
  try {
    const { size } = await stat(file)
    if (size > MAX_CARD_BYTES) return err({ kind: 'too-large', bytes: size })
    const bytes = await readFile(file)
    const decoded = decodeNote(bytes)
    return decoded.ok ? ok({ bytes, hash: sha256(bytes), ...decoded.value }) : decoded
  } catch (error) {
    const reason = codeOf(error)
    if (reason === null) throw error
    return err({ kind: 'unreadable', reason })
  }
}

/**
 * The ids of a note's cards: those that they had, a question by its words, even where it was reworded a little;
 * for new ones such that the same note gives the same.
 */
export const idsFor =
  (record: ImportRecord | null, { relative }: NoteFile, hash: string) =>
  (keys: readonly string[]): ReadonlyMap<string, CardId> => {
    const known = new Map(record?.cards.map(({ key, id }) => [key, id]))
    const left = [...known].filter(([key]) => !keys.includes(key))
    return new Map(
      keys.map((key) => {
        const own = known.get(key)
        if (own !== undefined) return [key, own]
        const near = left.findIndex(([other]) => isReworded(other, key))
        const [found] = near < 0 ? [] : left.splice(near, 1)
        return [key, found?.[1] ?? madeId(`${relative}\n${hash}\n${key}`)]
      }),
    )
  }

/** As `mintId`, but always the same for the same seed. */
function madeId(seed: string): CardId {
  const letters = '23456789abcdefghjkmnpqrstvwxyz'
  const bytes = [...Buffer.from(sha256(seed), 'hex').subarray(0, 16)]
  const pick = (i: number): string =>
    letters[((bytes[2 * i] ?? 0) * 256 + (bytes[2 * i + 1] ?? 0)) % letters.length] ?? ''
  return CardId.parse(`q-${Array.from({ length: 8 }, (_, i) => pick(i)).join('')}`)
}

/** The ids of the cards that notes become, by the notes' names, for links from one to the other. Empty: none links. */
export async function idsOfNotes(notes: readonly NoteFile[], records: Records): Promise<ReadonlyMap<string, CardId>> {
  const ids = new Map<string, CardId>()
  if (!(await isAnyLinking(notes))) return ids
  for (const note of notes) {
    const read = await readNote(note.file)
    if (!read.ok) continue
    const { text, hash } = read.value
    const record = (await records.find(note, hash))?.record ?? null
    const find = { image: () => null, note: () => null }
    const { cards } = importNote(text, {
      name: note.relative,
      topics: [],
      today: '2026-01-01',
      find,
      isVault: false,
      idsFor: idsFor(record, note, hash),
    })
    const id = cards.at(-1)?.id
    if (id === undefined) continue
    const name = note.relative.replace(/\.\w+$/, '').toLowerCase()
    ids.set(name, id)
    if (!ids.has(path.posix.basename(name))) ids.set(path.posix.basename(name), id)
  }
  return ids
}

async function isAnyLinking(notes: readonly NoteFile[]): Promise<boolean> {
  for (const { file } of notes) {
    const read = await readNote(file)
    if (read.ok && read.value.text.includes('[[')) return true
  }
  return false
}
