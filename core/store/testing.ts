import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backupDb } from './backup.ts'
import { closeDb, defaultDatabaseUrl, openDb, type Db, type DbOptions } from './db.ts'
import { migrateDb } from './migrate.ts'

export const projectDir = fileURLToPath(new URL('../..', import.meta.url))

export type TestDb = {
  readonly db: Db
  readonly options: DbOptions
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** An empty folder for one test, gone when the test is over: `await using folder = await testFolder()`. */
export async function testFolder(): Promise<{ path: string; [Symbol.asyncDispose]: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'zhuiwen-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Options for a database in `dataDir`. */
export const optionsFor = (dataDir: string): DbOptions => ({ url: defaultDatabaseUrl(dataDir), dataDir, projectDir })

/** A real, empty database in a folder of its own, gone when the test is over: `await using test = await testDb()`. */
export async function testDb(): Promise<TestDb> {
  const folder = await testFolder()
  await copyFile(await migratedOnce(), join(folder.path, 'zhuiwen.db'))
  const options = optionsFor(folder.path)
  const opened = await openDb(options)
  if (!opened.ok) throw new Error(opened.error.kind)
  return {
    db: opened.value,
    options,
    [Symbol.asyncDispose]: async () => {
      await closeDb(opened.value)
      await folder[Symbol.asyncDispose]()
    },
  }
}

let template: Promise<string> | undefined

/** Migrating takes some tenths of a second; a process does it once and then copies. */
const migratedOnce = (): Promise<string> => (template ??= migrateTemplate())

async function migrateTemplate(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhuiwen-template-'))
  const migrated = await migrateDb({ ...optionsFor(dataDir), now: new Date(0) })
  if (!migrated.ok) throw new Error(migrated.error.kind)
  const opened = await openDb(optionsFor(dataDir))
  if (!opened.ok) throw new Error(opened.error.kind)
  // Not a copy of the file: the log beside it may hold the better part.
  const template = join(dataDir, 'template.db')
  const copied = await backupDb(opened.value, template)
  if (!copied.ok) throw new Error(copied.error.kind)
  await closeDb(opened.value)
  return template
}
