import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { projectDir, testDb } from '#core/store/testing.ts'
import { backupDb } from '#core/store/backup.ts'
import { underLock } from '#core/store/lock.ts'
import { checkBackup } from './check.ts'
import { libraryId } from './library-id.ts'
import { listBackups } from './list.ts'
import { lockOf, makeBackup, makeBackupAt } from './make.ts'
import { readBackup } from './read-backup.ts'
import { rotate } from './rotate.ts'
import { ATTEMPT, backedUp, emptyFolder, environmentIn, markedLibrary } from './testing-backup.ts'

const at = (time: string) => ({ now: new Date(`2026-11-${time}Z`) })
const UTC = { timeZone: 'UTC', rolloverHour: 4 }

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

test('a second backup takes room only for the database and what has changed', async () => {
  const library = await markedLibrary('old')
  const first = await backedUp(library, at('23T09:00:00'))
  await library.write('content/net/port.mdx', 'other')
  const second = await backedUp(library, at('24T09:00:00'))
  expect(first.about.addedBytes).toBe(first.about.files.bytes + (first.about.database?.bytes ?? 0))
  expect(second.about.addedBytes).toBe('other'.length + (second.about.database?.bytes ?? 0))
  expect(await checkBackup(first.place, projectDir)).toBeNull()
})

test('what is hidden, half written or uploaded and not imported is left out', async () => {
  const library = await markedLibrary('old')
  for (const file of ['content/.git/HEAD', 'content/.draft.mdx.1.tmp', `data/audio/${ATTEMPT}/2.webm.x.partial`]) {
    await library.write(file, 'x')
  }
  await library.write('data/imports/uploads/x/files/note.md', 'x')
  await library.write('data/links.json', 'x')
  const read = await readBackup((await backedUp(library)).place)
  expect(read.ok && read.value.files.map((one) => one.path)).toEqual([
    `audio/${ATTEMPT}/1.webm`,
    'content/demos/hello/main.sh',
    'content/net/only-old.mdx',
    'content/net/port.mdx',
    'content/net/same.mdx',
    'imports/originals/note',
  ])
})

test('a file that changes while the database is copied is taken anew, and the database as well', async () => {
  const library = await markedLibrary('old')
  await using t = await testDb()
  let copies = 0
  const made = await backedUp(library, {
    copyDb: async (file) => {
      copies += 1
      if (copies === 1) {
        await library.write('content/net/port.mdx', 'written meanwhile')
        await rm(path.join(library.env.contentDir, 'net/same.mdx'))
        await library.write('content/net/moved.mdx', 'moved meanwhile')
      }
      return backupDb(t.db, file)
    },
  })
  expect(copies).toBe(2)
  const read = await readBackup(made.place)
  const sizes = read.ok ? Object.fromEntries(read.value.files.map((one) => [one.path, one.bytes])) : {}
  expect(sizes).toMatchObject({ 'content/net/port.mdx': 17, 'content/net/moved.mdx': 15 })
  expect(sizes).not.toHaveProperty('content/net/same.mdx')
})

test('with files that never rest there is a backup all the same, and each file in it is whole', async () => {
  const library = await markedLibrary('old')
  await using t = await testDb()
  let copies = 0
  const made = await backedUp(library, {
    copyDb: async (file) => {
      await library.write('content/net/port.mdx', 'x'.repeat((copies += 1)))
      return backupDb(t.db, file)
    },
  })
  expect(copies).toBe(5)
  expect(await checkBackup(made.place, projectDir)).toBeNull()
})

test('bytes of an earlier backup that broke are found, and kept anew from the file', async () => {
  const library = await markedLibrary('old')
  const first = await backedUp(library, at('23T09:00:00'))
  const objects = path.join(path.dirname(first.place), 'objects')
  const [hash = ''] = await filesIn(objects)
  await writeFile(path.join(objects, hash.slice(0, 2), hash), 'broken')
  expect(await checkBackup(first.place, projectDir)).toMatchObject({ hash })
  await backedUp(library, at('24T09:00:00'))
  expect(await checkBackup(first.place, projectDir)).toBeNull()
})

test('a backup that cannot be made leaves nothing behind, and those before it as they were', async () => {
  const library = await markedLibrary('old')
  const first = await backedUp(library, at('23T09:00:00'))
  const folder = path.dirname(first.place)
  const before = await filesIn(folder)
  await library.write('content/net/port.mdx', 'new')
  const job = { places: library.env, projectDir, reason: 'manual', ...at('24T09:00:00') } as const
  const broken = async (file: string) => {
    await writeFile(file, 'no database')
    return ok(file)
  }
  expect(await makeBackup({ ...job, copyDb: broken }, folder)).toMatchObject({ ok: false, error: { kind: 'unsound' } })
  expect(await filesIn(folder)).toEqual(before)
  expect(await makeBackup({ ...job, copyDb: null }, library.env.contentDir)).toMatchObject({
    error: { kind: 'inside' },
  })
  expect(await makeBackup({ ...job, copyDb: null, ...at('23T09:00:00') }, folder)).toMatchObject({
    error: { kind: 'exists' },
  })
  await mkdir(path.join(library.folder, 'elsewhere/.lock'), { recursive: true })
  expect(await makeBackup({ ...job, copyDb: null }, path.join(library.folder, 'elsewhere'))).toMatchObject({
    error: { kind: 'unwritable' },
  })
  await underLock(lockOf(folder), async () => {
    expect(await makeBackup({ ...job, copyDb: null }, folder)).toMatchObject({ error: { kind: 'busy' } })
  })
})

test('a backup at a place of its own stands by itself', async () => {
  const [library, away] = [await markedLibrary('old'), await emptyFolder()]
  const place = path.join(away.folder, 'mine')
  const job = { places: library.env, projectDir, reason: 'manual', copyDb: null, ...at('23T09:00:00') } as const
  expect(await makeBackupAt(job, place)).toMatchObject({ ok: true, value: { place } })
  await rm(library.folder, { recursive: true })
  expect(await checkBackup(place, projectDir)).toBeNull()
  await mkdir(library.folder)
  expect(await makeBackupAt(job, place)).toMatchObject({ ok: false, error: { kind: 'exists' } })
})

test('what no backup needs any more goes with the last that did, and files of others stay', async () => {
  const library = await markedLibrary('old')
  const folder = path.join(library.env.dataDir, 'backups')
  for (const day of ['03', '04', '05']) {
    await library.write('content/net/port.mdx', `of day ${day}`)
    await backedUp(library, { reason: 'daily', ...at(`${day}T09:00:00`) })
  }
  await writeFile(path.join(folder, 'mine.txt'), 'mine')
  const { now } = environmentIn('', '2026-11-05T10:00:00Z')
  expect(await rotate(folder, await libraryId(library.env.dataDir), 2, now(), UTC)).toEqual([
    '20261103T090000000Z-daily',
  ])
  expect((await filesIn(path.join(folder, 'objects'))).length).toBe(7)
  for (const { place } of await listBackups(folder)) expect(await checkBackup(place, projectDir)).toBeNull()
  expect(await readdir(folder)).toContain('mine.txt')
})
