import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupDb } from './backup.ts'
import { prismaOf } from './client.ts'
import { connectPlainly } from './connection.ts'
import { closeDb, describeOpenError, openDb, type Db } from './db.ts'
import { optionsFor, projectDir, testDb, testFolder } from './testing.ts'
import { insideWrite } from './write.ts'

async function pragmasOf(db: Db): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']) {
    const rows = await prismaOf(db).$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`)
    found[name] = String(Object.values(rows[0] ?? {})[0])
  }
  return found
}

const IN_FORCE = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1', busy_timeout: '5000' }

test('the pragmas hold on a fresh connection, and after transactions that commit or fail', async () => {
  await using t = await testDb()
  expect(await pragmasOf(t.db)).toEqual(IN_FORCE)
  await insideWrite(t.db, (tx) => prismaOf(tx).setting.create({ data: { key: 'a', value: '1' } }))
  expect(await pragmasOf(t.db)).toEqual(IN_FORCE)
  await expect(insideWrite(t.db, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await pragmasOf(t.db)).toEqual(IN_FORCE)
  await insideWrite(t.db, async (tx) => expect(await pragmasOf(tx as Db)).toEqual(IN_FORCE))
})

test('a database that does not exist is pending, and looking for it makes none', async () => {
  await using folder = await testFolder()
  const opened = await openDb(optionsFor(folder.path))
  expect(opened).toMatchObject({ ok: false, error: { kind: 'pending-migrations', isNew: true } })
  expect(await openDb(optionsFor(folder.path))).toEqual(opened)
})

test('a database with a migration we do not know is newer', async () => {
  await using t = await testDb()
  await prismaOf(t.db).$executeRawUnsafe(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at) VALUES ('x', '', '29990101000000_later', 0, 0)`,
  )
  const opened = await openDb(t.options)
  expect(opened).toMatchObject({ ok: false, error: { kind: 'newer-database', unknown: ['29990101000000_later'] } })
  if (!opened.ok) expect(describeOpenError(opened.error)).toContain('update the program')
})

test('a file that is no database, and a database of another program, are told apart', async () => {
  await using folder = await testFolder()
  await writeFile(join(folder.path, 'zhuiwen.db'), 'These are not the bytes of a database.'.repeat(300))
  expect(await openDb(optionsFor(folder.path))).toMatchObject({
    ok: false,
    error: { kind: 'not-a-database', reason: 'damaged' },
  })

  const other = connectPlainly(join(folder.path, 'other.db'))
  await other.execute('CREATE TABLE recipe (name TEXT)')
  other.close()
  const opened = await openDb({ ...optionsFor(folder.path), url: `file:${folder.path}/other.db` })
  expect(opened).toMatchObject({ ok: false, error: { kind: 'not-a-database', reason: 'foreign' } })
})

test('a database that another program holds is locked, after waiting', async () => {
  await using folder = await testFolder()
  const holder = connectPlainly(join(folder.path, 'zhuiwen.db'))
  await holder.execute('CREATE TABLE t (x)')
  await holder.execute('PRAGMA locking_mode = EXCLUSIVE')
  await holder.execute('INSERT INTO t VALUES (1)')
  const opened = await openDb({ ...optionsFor(folder.path), busyTimeoutMs: 50 })
  holder.close()
  expect(opened).toMatchObject({ ok: false, error: { kind: 'locked', waitedMs: 50 } })
})

test('a data folder that cannot be made is unwritable', async () => {
  await using folder = await testFolder()
  await writeFile(join(folder.path, 'file'), '')
  const opened = await openDb(optionsFor(join(folder.path, 'file', 'data')))
  expect(opened).toMatchObject({ ok: false, error: { kind: 'unwritable', reason: 'ENOTDIR' } })
})

test('a path with spaces, percent signs and Chinese is a path like any other', async () => {
  await using t = await testDb()
  const dataDir = join(t.options.dataDir, '学习 100%#?')
  await backupDb(t.db, join(dataDir, 'zhuiwen.db'))
  const opened = await openDb(optionsFor(dataDir))
  expect(opened.ok).toBe(true)
  if (opened.ok) await closeDb(opened.value)
})

test.each(['mysql://localhost/x', 'file:', '', 'zhuiwen.db', 'file:%E0%A4%A'])('%o names no place', async (url) => {
  expect(await openDb({ url, dataDir: projectDir, projectDir })).toMatchObject({ error: { kind: 'bad-url' } })
})
