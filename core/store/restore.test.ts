import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { backupDb } from './backup.ts'
import { prismaOf } from './client.ts'
import { connectPlainly } from './connection.ts'
import { closeDb, openDb, type DbOptions } from './db.ts'
import { restoreDb } from './restore.ts'
import { getSetting, setSetting } from './settings.ts'
import { optionsFor, testDb, testFolder } from './testing.ts'

const now = new Date('2026-11-23T20:15:30.250Z')

async function settingIn(options: DbOptions): Promise<string | null> {
  const opened = await openDb(options)
  if (!opened.ok) throw new Error(opened.error.kind)
  const value = await getSetting(opened.value, 'a', z.string())
  await closeDb(opened.value)
  return value
}

/** Two backups of one database, holding 'old' and 'new'. */
async function twoBackups() {
  const t = await testDb()
  const files = { old: join(t.options.dataDir, 'old.db'), new: join(t.options.dataDir, 'new.db') }
  for (const value of ['old', 'new'] as const) {
    await setSetting(t.db, 'a', z.string(), value)
    expect(await backupDb(t.db, files[value])).toEqual({ ok: true, value: files[value] })
  }
  return { ...t, files }
}

test('a backup never overwrites', async () => {
  await using t = await testDb()
  const file = join(t.options.dataDir, 'mine')
  await writeFile(file, 'precious')
  expect(await backupDb(t.db, file)).toEqual({ ok: false, error: { kind: 'exists', file } })
  expect(await readFile(file, 'utf8')).toBe('precious')
})

test('restoring brings the backup back and keeps what was there', async () => {
  await using t = await twoBackups()
  await using folder = await testFolder()
  const options = { ...optionsFor(folder.path), now }
  expect(await restoreDb(t.files.new, options)).toEqual({ ok: true, value: { kept: null } })

  const restored = await restoreDb(t.files.old, options)
  const kept = join(folder.path, 'backups', '20261123T201530250Z-before-restore.db')
  expect(restored).toEqual({ ok: true, value: { kept } })
  expect(await settingIn(options)).toBe('old')
  const copy = connectPlainly(kept)
  expect((await copy.execute('SELECT value FROM "Setting"')).rows[0]?.[0]).toBe('"new"')
  copy.close()
})

test('a damaged database is moved away, and the backup takes its place', async () => {
  await using t = await twoBackups()
  await using folder = await testFolder()
  await writeFile(join(folder.path, 'zhuiwen.db'), 'broken'.repeat(1000))
  const kept = join(folder.path, 'backups', '20261123T201530250Z-damaged.db')
  const options = { ...optionsFor(folder.path), now }
  expect(await restoreDb(t.files.new, options)).toEqual({ ok: true, value: { kept } })
  expect(await readFile(kept, 'utf8')).toContain('broken')
  expect(await settingIn(options)).toBe('new')
})

test('a database that is open is not replaced', async () => {
  await using t = await twoBackups()
  expect(await restoreDb(t.files.old, { ...t.options, busyTimeoutMs: 50, now })).toMatchObject({
    ok: false,
    error: { kind: 'in-use' },
  })
  expect(await getSetting(t.db, 'a', z.string())).toBe('new')
})

test('what is no backup of ours is refused', async () => {
  await using t = await twoBackups()
  await using folder = await testFolder()
  const options = { ...optionsFor(folder.path), now }
  const refused = async (file: string) => {
    const restored = await restoreDb(file, options)
    return restored.ok ? null : restored.error.kind
  }
  expect(await refused(join(folder.path, 'nowhere.db'))).toBe('missing')

  const text = join(folder.path, 'text.db')
  await writeFile(text, 'text'.repeat(1000))
  expect(await refused(text)).toBe('unsound')

  const other = connectPlainly(join(folder.path, 'other.db'))
  await other.execute('CREATE TABLE recipe (name TEXT)')
  other.close()
  expect(await refused(join(folder.path, 'other.db'))).toBe('foreign')

  await prismaOf(t.db).$executeRawUnsafe(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at) VALUES ('y', '', '29990101000000_later', 0, 0)`,
  )
  const later = join(folder.path, 'later.db')
  await backupDb(t.db, later)
  expect(await refused(later)).toBe('newer')
})
