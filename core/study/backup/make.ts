import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { flushFolder } from '#core/store/audio-files.ts'
import type { BackupError } from '#core/store/backup.ts'
import { underLock } from '#core/store/lock.ts'
import { namesIn, writeWhole } from '../import-files.ts'
import { sha256 } from '../import-record.ts'
import { checkBackup } from './check.ts'
import { type BackupFault, faultOf, faultOfCopy } from './fault.ts'
import {
  ABOUT,
  About,
  DATABASE,
  FILES,
  FORMAT,
  isOfBackup,
  nameOf,
  OBJECTS,
  PARTIAL,
  readName,
  type Places,
  type Reason,
} from './format.ts'
import { liesInside } from './inside.ts'
import { type Known, knownFiles } from './known-files.ts'
import { libraryId } from './library-id.ts'
import { hashOfFile, objectsIn, sizeOf, type ObjectStore } from './objects.ts'
import { takeFiles } from './take-files.ts'

export type BackupJob = {
  readonly places: Places
  /** Where the migrations lie that this program knows. Null: the database may be of any, as a later version’s. */
  readonly projectDir: string | null
  readonly now: Date
  readonly reason: Reason
  /** Copies the database as it is at this moment. Null: there is none, or it cannot be read. */
  readonly copyDb: ((file: string) => Promise<Result<string, BackupError>>) | null
}

export type Made = { readonly place: string; readonly about: About }

/** The lock of a folder of backups: one is made, or some removed, at a time. */
export const lockOf = (folder: string): string => path.join(folder, '.lock')

/** Makes a backup among others in `folder`, sharing with them the bytes of files. */
export async function makeBackup(job: BackupJob, folder: string): Promise<Result<Made, BackupFault>> {
  if (await liesInside(folder, job.places)) return err({ kind: 'inside', place: folder })
  try {
    const made = await underLock(lockOf(folder), async () => {
      for (const name of await readdir(folder)) {
        // Of a process that was killed: whoever makes one now holds the lock.
        if (await isLeft(folder, name)) await rm(path.join(folder, name), { recursive: true, force: true })
      }
      const place = path.join(folder, nameOf(job.now, job.reason))
      return build(
        job,
        place,
        path.join(folder, OBJECTS),
        await knownFiles(folder, await libraryId(job.places.dataDir)),
      )
    })
    return made.ok ? made.value : err({ kind: 'busy' })
  } catch (error) {
    return err(faultOf(error, folder))
  }
}

/** Whether it is what was left of a backup. A database alone is copied without the lock, and may be under way. */
async function isLeft(folder: string, name: string): Promise<boolean> {
  const read = name.endsWith(PARTIAL) ? readName(name.slice(0, -PARTIAL.length)) : null
  if (read === null || !read.isDatabase) return read !== null
  // The machine's clock, which the times of files are by.
  return Date.now() - (await stat(path.join(folder, name))).mtimeMs > STALE_MS
}
/** Copying a database takes less. */
const STALE_MS = 3_600_000

/** Makes a backup that stands by itself, and can be carried away as a folder. */
export async function makeBackupAt(job: BackupJob, place: string): Promise<Result<Made, BackupFault>> {
  if (await liesInside(place, job.places)) return err({ kind: 'inside', place })
  try {
    // So that none clears away what another one is writing there.
    const made = await underLock(path.join(job.places.dataDir, 'backup.lock'), async () => {
      const left = (await namesIn(place + PARTIAL)).some((name) => !isOfBackup(name))
      if (left) return err<BackupFault>({ kind: 'exists', place: place + PARTIAL })
      await rm(place + PARTIAL, { recursive: true, force: true })
      return build(job, place, null, { files: new Map(), lookedAtMs: 0 })
    })
    return made.ok ? made.value : err({ kind: 'busy' })
  } catch (error) {
    return err(faultOf(error, place))
  }
}

/** `shared`: where the bytes of files are kept for several. Null: in the backup itself. */
async function build(
  job: BackupJob,
  place: string,
  shared: string | null,
  known: Known,
): Promise<Result<Made, BackupFault>> {
  const dir = place + PARTIAL
  const store = objectsIn(shared ?? path.join(dir, OBJECTS))
  let isDone = false
  try {
    if (await isThere(place)) return err({ kind: 'exists', place })
    await mkdir(shared ?? path.join(dir, OBJECTS), { recursive: true })
    await mkdir(dir, { recursive: true })
    const about = await writeSound(job, dir, store, shared, known)
    if (!about.ok) return about
    await rename(dir, place)
    await flushFolder(path.dirname(place))
    isDone = true
    return ok({ place, about: about.value })
  } catch (error) {
    return err(faultOf(error, place))
  } finally {
    if (!isDone) {
      await rm(dir, { recursive: true, force: true })
      await store.giveBack()
    }
  }
}

/** Writes it and reads it again. Bytes of an earlier backup that are broken by now are thrown away, and kept anew. */
async function writeSound(
  job: BackupJob,
  dir: string,
  store: ObjectStore,
  shared: string | null,
  known: Known,
): Promise<Result<About, BackupFault>> {
  for (let mended = 0; ; mended += 1) {
    const about = await write(job, dir, store, shared === null, known)
    if (!about.ok) return about
    const flaw = await checkBackup(dir, job.projectDir)
    if (flaw === null) return about
    if (flaw.hash === null || mended === MAX_MENDED) return err({ kind: 'unsound', place: dir, reason: flaw.reason })
    await store.drop(flaw.hash)
  }
}
/** With more broken than that, it is the disk. */
const MAX_MENDED = 20

async function write(
  { places, now, reason, copyDb }: BackupJob,
  dir: string,
  store: ObjectStore,
  isInside: boolean,
  known: Known,
): Promise<Result<About, BackupFault>> {
  const file = path.join(dir, DATABASE)
  const taken = await takeFiles(places, store, known, async () => {
    await rm(file, { force: true })
    return copyDb === null ? ok(null) : copyDb(file)
  })
  if (!taken.ok) return err(faultOfCopy(taken.error, dir))
  const { files, lookedAtMs } = taken.value
  const list = `${JSON.stringify(files, null, 1)}\n`
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
  const size = await sizeOf(file)
  const database = size === null ? null : { hash: await hashOfFile(file), bytes: size }
  const addedBytes = [...store.added.values()].reduce((sum, one) => sum + one, database?.bytes ?? 0)
  const about: About = {
    format: FORMAT,
    madeAt: now.toISOString(),
    library: await libraryId(places.dataDir),
    reason,
    database,
    files: { hash: sha256(list), count: files.length, bytes, isInside },
    addedBytes,
    lookedAtMs,
  }
  await store.flush()
  await writeWhole(path.join(dir, FILES), list)
  await writeWhole(path.join(dir, ABOUT), `${JSON.stringify(About.parse(about), null, 1)}\n`)
  await flushFolder(dir)
  return ok(about)
}

const isThere = async (place: string): Promise<boolean> => (await sizeOf(place)) !== null
