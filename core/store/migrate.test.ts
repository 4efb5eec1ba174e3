import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { prismaOf } from './client.ts'
import { connectPlainly } from './connection.ts'
import { closeDb, openDb, type DbOptions } from './db.ts'
import { describeMigrateError, migrateDb } from './migrate.ts'
import { knownMigrations } from './migrations.ts'
import { getSetting, setSetting } from './settings.ts'
import { optionsFor, projectDir, testFolder } from './testing.ts'

const now = new Date('2026-11-23T20:15:30.250Z')
const FIRST = knownMigrations(projectDir)

/** A project whose migrations may be added to, with a database in `data`. */
async function testProject() {
  const folder = await testFolder()
  await cp(join(projectDir, 'prisma'), join(folder.path, 'prisma'), { recursive: true })
  const options: DbOptions = { ...optionsFor(join(folder.path, 'data')), projectDir: folder.path }
  const plant = async (name: string, sql: string): Promise<void> => {
    await mkdir(join(folder.path, 'prisma', 'migrations', name))
    await writeFile(join(folder.path, 'prisma', 'migrations', name, 'migration.sql'), sql)
  }
  const uproot = (name: string) => rm(join(folder.path, 'prisma', 'migrations', name), { recursive: true })
  return { options, plant, uproot, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] }
}

async function inDb<T>(options: DbOptions, work: (db: Parameters<typeof closeDb>[0]) => Promise<T>): Promise<T> {
  const opened = await openDb(options)
  if (!opened.ok) throw new Error(opened.error.kind)
  try {
    return await work(opened.value)
  } finally {
    await closeDb(opened.value)
  }
}

test('a database is made, without a backup of nothing, and is then up to date', async () => {
  await using project = await testProject()
  const { options } = project
  expect(await migrateDb({ ...options, now })).toEqual({ ok: true, value: { applied: FIRST, backup: null } })
  expect(await migrateDb({ ...options, now })).toEqual({ ok: true, value: { applied: [], backup: null } })
  await inDb(options, (db) => setSetting(db, 'a', z.number(), 1))
})

test('what is in a database is backed up before it changes', async () => {
  await using project = await testProject()
  const { options } = project
  await migrateDb({ ...options, now })
  await inDb(options, (db) => setSetting(db, 'mine', z.string(), 'kept'))

  await project.plant('20990101000000_more', 'CREATE TABLE "More" ("id" TEXT NOT NULL PRIMARY KEY);')
  expect(await openDb(options)).toMatchObject({
    error: { kind: 'pending-migrations', pending: ['20990101000000_more'], isNew: false },
  })
  const backup = join(options.dataDir, 'backups', `20261123T201530250Z-${FIRST.at(-1)}.db`)
  expect(await migrateDb({ ...options, now })).toEqual({
    ok: true,
    value: { applied: ['20990101000000_more'], backup },
  })

  const copy = connectPlainly(backup)
  expect((await copy.execute(`SELECT value FROM "Setting"`)).rows[0]?.['value']).toBe('"kept"')
  expect((await copy.execute(`SELECT name FROM sqlite_master WHERE name = 'More'`)).rows).toHaveLength(0)
  copy.close()
  expect(await readdir(join(options.dataDir, 'backups'))).toHaveLength(1)
})

test('a migration that fails half-way leaves nothing behind, nor do those before it', async () => {
  await using project = await testProject()
  const { options } = project
  await migrateDb({ ...options, now })
  await inDb(options, (db) => setSetting(db, 'mine', z.string(), 'kept'))

  await project.plant('20990101000000_good', 'CREATE TABLE "Good" ("id" TEXT);')
  await project.plant(
    '20990102000000_bad',
    'DELETE FROM "Setting"; CREATE TABLE "Half" ("id" TEXT); SELECT * FROM "Nowhere";',
  )
  const failed = await migrateDb({ ...options, now })
  expect(failed).toMatchObject({ ok: false, error: { kind: 'migration-failed', migration: '20990102000000_bad' } })
  if (!failed.ok) expect(describeMigrateError(failed.error)).toContain('no such table: Nowhere')
  expect(await readdir(join(options.dataDir, 'backups'))).toEqual([])

  await project.uproot('20990102000000_bad')
  await project.uproot('20990101000000_good')
  await inDb(options, async (db) => {
    expect(await getSetting(db, 'mine', z.string())).toBe('kept')
    expect(await prismaOf(db).$queryRawUnsafe(`SELECT name FROM sqlite_master WHERE name IN ('Good', 'Half')`)).toEqual(
      [],
    )
  })
})

test('rebuilding a table does not take the rows along that refer to it', async () => {
  await using project = await testProject()
  const { options } = project
  await migrateDb({ ...options, now })
  await inDb(options, async (db) => {
    const review = { cardId: 'q-a', reviewedAt: now, rating: 'good', undo: { create: { undoneAt: now } } }
    await prismaOf(db).review.create({ data: review })
  })
  // As Prisma writes it when a column changes.
  await project.plant(
    '20990101000000_rebuild',
    `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
     CREATE TABLE "new_Review" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "cardId" TEXT NOT NULL, "reviewedAt" DATETIME NOT NULL, "rating" TEXT NOT NULL, "durationMs" INTEGER, "place" REAL);
     INSERT INTO "new_Review" SELECT * FROM "Review"; DROP TABLE "Review"; ALTER TABLE "new_Review" RENAME TO "Review";
     PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`,
  )
  expect(await migrateDb({ ...options, now })).toMatchObject({ ok: true })
  await inDb(options, async (db) => expect(await prismaOf(db).undo.count()).toBe(1))
})

test('a migration that would orphan rows is refused', async () => {
  await using project = await testProject()
  const { options } = project
  await migrateDb({ ...options, now })
  await inDb(options, async (db) => {
    const review = { cardId: 'q-a', reviewedAt: now, rating: 'good', undo: { create: { undoneAt: now } } }
    await prismaOf(db).review.create({ data: review })
  })
  await project.plant('20990101000000_orphans', 'DELETE FROM "Review";')
  expect(await migrateDb({ ...options, now })).toMatchObject({ ok: false, error: { kind: 'migration-failed' } })
  await project.uproot('20990101000000_orphans')
  await inDb(options, async (db) => expect(await prismaOf(db).review.count()).toBe(1))
})

test('a newer database is not touched', async () => {
  await using project = await testProject()
  const { options } = project
  await project.plant('20990101000000_later', 'CREATE TABLE "Later" ("id" TEXT);')
  await migrateDb({ ...options, now })
  await project.uproot('20990101000000_later')
  expect(await migrateDb({ ...options, now })).toMatchObject({ ok: false, error: { kind: 'newer-database' } })
})
