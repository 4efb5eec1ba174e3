import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addAttempt, attemptsOf } from './attempts.ts'
import { connectPlainly } from './connection.ts'
import { closeDb, openDb } from './db.ts'
import { integrityFault } from './health.ts'
import { migrateDb } from './migrate.ts'
import { knownMigrations } from './migrations.ts'
import { restoreDb } from './restore.ts'
import { cardsReviewed, lastReview, reviewsOf, scheduleOf } from './reviews.ts'
import { attempt } from './testing-attempts.ts'
import { id } from './testing-rows.ts'
import { optionsFor, projectDir, testFolder } from './testing.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const [FIRST = ''] = knownMigrations(projectDir)
const REVIEWS = 300

/** A database as the first version left it: only its migration, and what somebody studied with it. */
async function firstVersion(dir: string) {
  const project = join(dir, 'project')
  await mkdir(join(project, 'prisma', 'migrations'), { recursive: true })
  for (const name of ['schema.prisma', 'migrations/migration_lock.toml', `migrations/${FIRST}`]) {
    await cp(join(projectDir, 'prisma', name), join(project, 'prisma', name), { recursive: true })
  }
  const options = optionsFor(join(dir, 'data'))
  const made = await migrateDb({ ...options, projectDir: project, now: new Date(0) })
  if (!made.ok || made.value.applied.join() !== FIRST) throw new Error('the first version was not made')

  const file = join(options.dataDir, 'zhuiwen.db')
  const db = connectPlainly(file)
  await db.execute(
    `INSERT INTO "Review" (cardId, reviewedAt, rating, durationMs)
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${REVIEWS})
      SELECT CASE i % 2 WHEN 0 THEN 'q-a' ELSE 'q-b' END, 1763900000000 + i, 'good', i FROM n`,
  )
  await db.execute(`INSERT INTO "Undo" (reviewId, undoneAt) VALUES (${REVIEWS}, 1763999999999)`)
  await db.execute(
    `INSERT INTO "Schedule" VALUES ('q-a', 3.5, 5.25, 1764000000000, 1763900000298, 150, 2, 'good', 1763900000000)`,
  )
  db.close()
  return { options, file, before: await dumpOf(file) }
}

async function dumpOf(file: string) {
  const db = connectPlainly(file)
  const tables = ['Review', 'Undo', 'Schedule'].map(async (table) =>
    (await db.execute(`SELECT * FROM "${table}"`)).rows.map((row) => ({ ...row })),
  )
  const rows = await Promise.all(tables)
  db.close()
  return rows
}

type Dump = Awaited<ReturnType<typeof dumpOf>>

/** The same in the tables of today: nothing but what was added to them. */
function today([reviews = [], undos = [], schedules = []]: Dump): Dump {
  return [
    reviews.map((row) => ({ ...row, place: null })),
    undos,
    schedules.map((row) => ({ ...row, firstReviewAt: row['lastReviewAt'] ?? null, opensUntil: null })),
  ]
}

test('a database of the first version keeps every review, and is backed up before', async () => {
  await using folder = await testFolder()
  const { options, file, before } = await firstVersion(folder.path)
  expect(await openDb(options)).toMatchObject({ error: { kind: 'pending-migrations', isNew: false } })

  const backup = join(options.dataDir, 'backups', `20261124T090000000Z-${FIRST}.db`)
  const migrated = await migrateDb({ ...options, now })
  expect(migrated).toEqual({ ok: true, value: { applied: knownMigrations(projectDir).slice(1), backup } })
  expect(await dumpOf(file)).toEqual(today(before))
  expect(await dumpOf(backup)).toEqual(before)
  expect(await readdir(join(options.dataDir, 'backups'))).toHaveLength(1)
})

test('a database of the first version can be used as before, and for attempts', async () => {
  await using folder = await testFolder()
  const { options } = await firstVersion(folder.path)
  await migrateDb({ ...options, now })
  const opened = await openDb(options)
  if (!opened.ok) throw new Error(opened.error.kind)
  const db = opened.value
  expect(await reviewsOf(db, id('a'))).toHaveLength(REVIEWS / 2)
  expect(await reviewsOf(db, id('b'))).toHaveLength(REVIEWS / 2 - 1)
  expect((await cardsReviewed(db)).toSorted()).toEqual([id('a'), id('b')])
  expect(await scheduleOf(db, id('a'))).toMatchObject({ reps: 150, memory: { difficulty: 5.25 } })
  const last = await lastReview(db)
  await addAttempt(db, attempt({ reviewId: last?.id ?? null }))
  expect(await attemptsOf(db, id('a'))).toMatchObject([{ review: { rating: 'good', isTakenBack: false } }])
  expect(await integrityFault(db)).toBeNull()
  await closeDb(db)
})

test('a backup of the first version can be restored into this one', async () => {
  await using folder = await testFolder()
  const { file, before } = await firstVersion(join(folder.path, 'old'))
  const options = optionsFor(join(folder.path, 'new'))
  expect(await restoreDb(file, { ...options, now })).toEqual({ ok: true, value: { kept: null } })
  expect(await openDb(options)).toMatchObject({ error: { kind: 'pending-migrations' } })
  expect(await migrateDb({ ...options, now })).toMatchObject({ ok: true })
  expect(await dumpOf(join(options.dataDir, 'zhuiwen.db'))).toEqual(today(before))
})
