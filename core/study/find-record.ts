import path from 'node:path'
import { readOrNull } from './import-files.ts'
import { isKept, notePlaces, recordAt, sha256, type ImportRecord, type NotePlace } from './import-record.ts'
import { isUploaded, UPLOADED, type NoteFile } from './note-files.ts'

/** `isOwn`: it is of this very note, rather than of one with the same bytes that may be a copy of it. */
export type FoundRecord = { readonly record: ImportRecord; readonly isOwn: boolean }

/** The records there are when an import begins. `find` answers null for a note that was never imported. */
export type Records = { readonly find: (note: NoteFile, hash: string) => Promise<FoundRecord | null> }

/**
 * Finds the record of a note: by its place; by the file that it is, where it was uploaded this time and read from the
 * disk another time; or by its content. All places are read once, and only if a note is not found by its own.
 */
export function recordsIn(dataDir: string): Records {
  let places: Promise<readonly NotePlace[]> | null = null
  return {
    find: async (note, hash) => {
      const own = await recordAt(dataDir, note.source)
      if (own) return { record: own, isOwn: true }
      places ??= notePlaces(dataDir)
      const others = await places
      const same = await recordOf(dataDir, await sameFile(note, hash, others))
      if (same) return { record: same, isOwn: true }
      if (!(await isKept(dataDir, hash))) return null
      const alike = await recordOf(dataDir, others.find(({ original }) => original === hash)?.source ?? null)
      return alike?.original === hash ? { record: alike, isOwn: false } : null
    },
  }
}

const recordOf = (dataDir: string, source: string | null): Promise<ImportRecord | null> =>
  source === null ? Promise.resolve(null) : recordAt(dataDir, source)

/**
 * The place on the disk of a note that was uploaded, or the other way round: a path that ends like the other. A name
 * without a folder says too little, unless the file there holds these very bytes. Null: none, or more than one.
 */
async function sameFile(note: NoteFile, hash: string, places: readonly NotePlace[]): Promise<string | null> {
  const found: string[] = []
  for (const { source } of places) {
    if (isUploaded(source) === isUploaded(note.source)) continue
    const [uploaded, file] = isUploaded(source) ? [source, note.source] : [note.source, source]
    const relative = uploaded.slice(UPLOADED.length)
    if (!file.split(path.sep).join('/').endsWith(`/${relative}`)) continue
    const isSure = relative.includes('/') || (await hashAt(file)) === hash
    if (isSure) found.push(source)
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

async function hashAt(file: string): Promise<string | null> {
  const bytes = await readOrNull(file)
  return bytes && sha256(bytes)
}
