import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backupDb } from './backup.ts'
import { closeDb, defaultDatabaseUrl, openDb, type Db, type DbOptions } from './db.ts'
import { migrateDb } from './migrate.ts'
import { knownMigrations, migrationsDir } from './migrations.ts'

export const projectDir = fileURLToPath(new URL('../..', import.meta.url))

export type TestDb = {
  readonly db: Db
  readonly options: DbOptions
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** An empty folder for one test, gone when the test is over: `await using folder = await testFolder()`. */
export async function testFolder(): Promise<{ path: string; [Symbol.asyncDispose]: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'zhuiwen-test-'))
  // What nobody waits for any more may still write a file while its folder goes.
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) }
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

/** A database with all migrations and nothing else. Making one takes a second, so it is made once and then copied. */
const migratedOnce = (): Promise<string> => (template ??= findOrMakeTemplate())

async function findOrMakeTemplate(): Promise<string> {
  const made = createHash('sha256')
  for (const name of knownMigrations(projectDir)) {
    made.update(name).update(await readFile(join(migrationsDir(projectDir), name, 'migration.sql')))
  }
  const path = join(tmpdir(), `zhuiwen-template-${made.digest('hex').slice(0, 16)}.db`)
  if (existsSync(path)) return path

  await using folder = await testFolder()
  const migrated = await migrateDb({ ...optionsFor(folder.path), now: new Date(0) })
  if (!migrated.ok) throw new Error(migrated.error.kind)
  const opened = await openDb(optionsFor(folder.path))
  if (!opened.ok) throw new Error(opened.error.kind)
  // Not a copy of the file: the log beside it may hold the better part.
  const copied = await backupDb(opened.value, join(folder.path, 'template.db'))
  if (!copied.ok) throw new Error(copied.error.kind)
  await closeDb(opened.value)
  // In one step under its name, as other test processes look for it at the same time.
  const own = `${path}.${process.pid}`
  await copyFile(copied.value, own)
  await rename(own, path)
  return path
}
