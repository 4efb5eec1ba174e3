import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SentenceNumber } from '#core/practice/schema.ts'
import type { AttemptId } from '#core/practice/record.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  fileName,
  flushFolder,
  folderOf,
  isFolder,
  newestOf,
  putFile,
  readPlain,
  recordedIds,
  recordingsIn,
  sweep,
  type AudioFile,
  type AudioType,
} from './audio-files.ts'
import { reasonOf } from './snapshot.ts'

export { AUDIO_TYPES, type AudioType } from './audio-files.ts'

// One file a sentence, `audio/<attempt>/<sentence>.<ext>` in the data folder. Not in the database: every backup would
// carry the recordings along.

/** More than an hour of speech at 32 kbit/s; a sentence takes some 50 kB. */
export const MAX_AUDIO_BYTES = 16 * 1024 * 1024

export type Recording = { readonly type: AudioType; readonly data: Uint8Array<ArrayBuffer> }

export type AudioError =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The disk, or what this user may have of it, is full. */
  | { readonly kind: 'no-room' }
  | { readonly kind: 'unwritable'; readonly reason: string }

/** A recorded sentence, and how large its file is. */
export type SentenceAudio = { readonly sentence: SentenceNumber; readonly bytes: number }

/**
 * Keeps the recording of a sentence, in place of an earlier one. It is on disk when this returns; whenever the process
 * dies, the file of that name is the earlier one or the new one, whole. A write that fails leaves nothing behind.
 */
export async function writeAudio(
  dataDir: string,
  id: AttemptId,
  sentence: SentenceNumber,
  { type, data }: Recording,
): Promise<Result<{ readonly bytes: number }, AudioError>> {
  if (data.byteLength === 0) return err({ kind: 'empty' })
  if (data.byteLength > MAX_AUDIO_BYTES) return err({ kind: 'too-large', limit: MAX_AUDIO_BYTES })
  const dir = folderOf(dataDir, id)
  const name = fileName(SentenceNumber.parse(sentence), type)
  try {
    const isNew = (await mkdir(dir, { recursive: true })) !== undefined
    if (!(await isFolder(dir))) return err({ kind: 'unwritable', reason: `${dir} is not a folder` })
    await sweep(dir)
    await putFile(dir, name, data)
    if (isNew) for (const parent of [dirname(dir), dataDir]) await flushFolder(parent)
    for (const earlier of await recordingsIn(dir)) {
      // Recorded before in another form.
      if (earlier.sentence === sentence && earlier.file !== name) await rm(join(dir, earlier.file), { force: true })
    }
    return ok({ bytes: data.byteLength })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return err({ kind: 'no-room' })
    return err({ kind: 'unwritable', reason: reasonOf(error) })
  }
}

/** The recording of a sentence. Null: there is none. */
export async function readAudio(dataDir: string, id: AttemptId, sentence: SentenceNumber): Promise<Recording | null> {
  const dir = folderOf(dataDir, id)
  const found = (await recordingsIn(dir)).find((one) => one.sentence === sentence)
  const data = found && (await readPlain(join(dir, found.file)))
  return data ? { type: found.type, data } : null
}

/** The recorded sentences of an attempt, in their order. */
export const audioOf = async (dataDir: string, id: AttemptId): Promise<readonly SentenceAudio[]> =>
  newestOf(await recordingsIn(folderOf(dataDir, id))).map(toAudio)

/** The recorded sentences of those of these attempts that have any. */
export async function audioOfAll(
  dataDir: string,
  ids: readonly AttemptId[],
): Promise<ReadonlyMap<AttemptId, readonly SentenceAudio[]>> {
  const recorded = new Set(await recordedIds(dataDir))
  const wanted = ids.filter((id) => recorded.has(id))
  return new Map(await Promise.all(wanted.map(async (id) => [id, await audioOf(dataDir, id)] as const)))
}

/** Deletes the recordings of an attempt, if there are any. */
export const dropAudio = (dataDir: string, id: AttemptId): Promise<void> =>
  rm(folderOf(dataDir, id), { recursive: true, force: true })

/** What all recordings take up, and how many attempts have some. */
export async function audioUse(dataDir: string): Promise<{ readonly bytes: number; readonly attempts: number }> {
  const all = [...(await audioOfAll(dataDir, await recordedIds(dataDir))).values()].filter((one) => one.length > 0)
  return { bytes: all.flat().reduce((sum, { bytes }) => sum + bytes, 0), attempts: all.length }
}

const toAudio = ({ sentence, bytes }: AudioFile): SentenceAudio => ({ sentence, bytes })
