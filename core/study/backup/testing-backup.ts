import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { closeDb, openDb } from '#core/store/db.ts'
import { getSetting, setSetting } from '#core/store/settings.ts'
import { optionsFor, projectDir, testDb, testFolder } from '#core/store/testing.ts'
import { backupDb } from '#core/store/backup.ts'
import { openContext } from '../context.ts'
import type { Environment } from '../environment.ts'
import { cardSource } from '../testing.ts'
import { type BackupJob, makeBackup } from './make.ts'
import { listLibraryFiles } from './library-files.ts'
import { environmentIn } from './testing-places.ts'

export { environmentIn } from './testing-places.ts'

/** A library on the disk that nobody has open, in a folder of its own; gone when the test is done. */
export type StoredLibrary = {
  readonly env: Environment
  readonly folder: string
  readonly write: (file: string, text: string) => Promise<void>
}

export async function emptyFolder(): Promise<StoredLibrary> {
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  return libraryIn(folder.path)
}

export function libraryIn(folder: string, now?: string): StoredLibrary {
  const env = environmentIn(folder, now)
  return {
    env,
    folder,
    write: async (file, text) => {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
      await writeFile(path.join(folder, file), text)
    },
  }
}

/** A copy of it in a folder of its own. */
export async function copyOf({ folder }: StoredLibrary): Promise<StoredLibrary> {
  for (;;) {
    const copy = await emptyFolder()
    try {
      await cp(folder, copy.folder, { recursive: true })
      return copy
    } catch (error) {
      // The driver lets go of a database some time after it was closed, and its log goes while it is being copied.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
}

/** A library whose database and files all say `mark`, with one file that only this one has. */
export async function markedLibrary(mark: string): Promise<StoredLibrary> {
  const library = await emptyFolder()
  await library.write('content/net/port.mdx', cardSource('q-port', [], mark))
  await library.write(`content/net/only-${mark}.mdx`, cardSource(`q-only-${mark}`))
  await library.write('content/demos/hello/main.sh', `echo ${mark}\n`)
  await library.write('content/net/same.mdx', cardSource('q-same'))
  await library.write(`data/audio/${ATTEMPT}/1.webm`, `spoken ${mark}`)
  await library.write(`data/imports/originals/note`, mark)
  await using t = await testDb()
  await setSetting(t.db, 'mark', z.string(), mark)
  const copied = await backupDb(t.db, path.join(library.env.dataDir, 'zhuiwen.db'))
  if (!copied.ok) throw new Error(copied.error.kind)
  return library
}
export const ATTEMPT = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'

/** Backs it up, into its own folder of backups unless told otherwise. */
export async function backedUp({ env }: StoredLibrary, change: Partial<BackupJob> = {}, folder?: string) {
  const db = await openDb(optionsFor(env.dataDir))
  if (!db.ok) throw new Error(db.error.kind)
  const job: BackupJob = {
    places: env,
    projectDir,
    now: env.now(),
    reason: 'manual',
    copyDb: (file) => backupDb(db.value, file),
    ...change,
  }
  const made = await makeBackup(job, folder ?? path.join(env.dataDir, 'backups'))
  await closeDb(db.value)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

/** All that a library says, as whoever opens it next finds it. */
export async function stateOf({ env }: StoredLibrary): Promise<Readonly<Record<string, string>>> {
  const ctx = await openContext(env)
  if (!ctx.ok) throw new Error(JSON.stringify(ctx.error))
  const mark = await getSetting(ctx.value.db, 'mark', z.string())
  await closeDb(ctx.value.db)
  const files = await listLibraryFiles(env)
  const texts = await Promise.all(
    files.map(async ({ path: name, file }) => [name, await readFile(file, 'utf8')] as const),
  )
  return Object.fromEntries([['mark', mark ?? 'none'], ...texts])
}
