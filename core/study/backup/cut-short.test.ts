import { cp, mkdir, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { prepareIncoming } from '#core/store/incoming.ts'
import { closeDb, openDb } from '#core/store/db.ts'
import { connectPlainly } from '#core/store/connection.ts'
import { optionsFor } from '#core/store/testing.ts'
import type { Environment } from '../environment.ts'
import { checkBackup } from './check.ts'
import { finishRestore, openUnlessRestored } from './finish-restore.ts'
import { readJournal, writeJournal } from './journal.ts'
import { isOfAll, listBackups } from './list.ts'
import { restore, undoRestore } from './restore.ts'
import { backedUp, copyOf, emptyFolder, environmentIn, libraryIn, markedLibrary, stateOf } from './testing-backup.ts'

const yes = async (): Promise<boolean> => true
const fileOf = ({ dataDir }: Environment): string => path.join(dataDir, 'zhuiwen.db')

test('what one restoring made ready and never put is not taken for the database of another', async () => {
  const [library, other] = [await markedLibrary('new'), await markedLibrary('other')]
  const { place } = await backedUp(library, { copyDb: null })
  // As a process leaves it that ends while it asks.
  expect(await prepareIncoming(fileOf(other.env), fileOf(library.env), new Date('2026-11-01T09:00:00Z'))).toMatchObject(
    { ok: true },
  )
  await writeJournal(library.env.dataDir, {
    state: 'putting',
    source: place,
    database: fileOf(library.env),
    hasFiles: true,
    kept: null,
    startedAt: '2026-11-23T09:00:00.000Z',
  })
  expect(await finishRestore(library.env)).toMatchObject({ ok: true })
  const left = await copyOf(library)
  expect(await stateOf(await copyOf(library))).toMatchObject({ mark: 'new' })
  expect(await restore(left.env, (await backedUp(other)).place, yes)).toMatchObject({ ok: true })
  expect((await readdir(left.env.dataDir)).filter((name) => name.includes('incoming'))).toEqual([])
})

test('what was written after a crash, before the library was opened, is kept before the restoring is finished', async () => {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(old)
  const restored = await restore(library.env, place, yes)
  const journal = await readJournal(library.env.dataDir)
  if (!restored.ok || journal === null) throw new Error('it was to be restored')
  await writeJournal(library.env.dataDir, { ...journal, state: 'putting' })
  await library.write('content/net/port.mdx', 'edited since')
  await library.write('content/net/fresh.mdx', 'written since')

  const later = libraryIn(library.folder, '2026-11-25T09:00:00Z')
  expect(await finishRestore(later.env)).toMatchObject({ ok: true, value: { source: place, state: 'done' } })
  expect(await stateOf(await copyOf(later))).toEqual(await stateOf(await copyOf(old)))
  const [newest] = (await listBackups(path.join(library.env.dataDir, 'backups'))).filter(isOfAll)
  expect([newest?.name, newest && (await checkBackup(newest.place, library.env.projectDir))]).toEqual([
    '20261125T090000000Z-before-restore',
    null,
  ])
  const again = libraryIn(library.folder, '2026-11-25T10:00:00Z')
  expect(await restore(again.env, newest?.place ?? '', yes)).toMatchObject({ ok: true })
  expect(await stateOf(again)).toMatchObject({
    'content/net/port.mdx': 'edited since',
    'content/net/fresh.mdx': 'written since',
  })
})

test('whoever opened the database that a restoring replaced meanwhile opens the one that came', async () => {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(old)
  let opened = 0
  const db = await openUnlessRestored(library.env, async () => {
    opened += 1
    if (opened === 1) expect(await restore(library.env, place, yes)).toMatchObject({ ok: true })
    return openDb(optionsFor(library.env.dataDir))
  })
  if (db.ok) await closeDb(db.value)
  expect([db.ok, opened]).toEqual([true, 2])
})

test('a data folder that was moved still knows what was restored, and takes it back', async () => {
  const [old, library, elsewhere] = [await markedLibrary('old'), await markedLibrary('new'), await emptyFolder()]
  const before = await stateOf(await copyOf(library))
  const { place } = await backedUp(old)
  expect(await restore(library.env, place, yes)).toMatchObject({ ok: true })
  await cp(library.folder, path.join(elsewhere.folder, 'moved'), { recursive: true })
  await rename(library.env.dataDir, path.join(library.folder, 'gone'))
  const moved = libraryIn(path.join(elsewhere.folder, 'moved'), '2026-11-23T10:00:00Z')
  expect(await undoRestore(moved.env, yes)).toMatchObject({ ok: true })
  expect(await stateOf(moved)).toEqual(before)
})

test('a restoring that a crash cut short is finished in the database that it was of, whichever is named by then', async () => {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(old)
  const startedAt = new Date('2026-11-23T09:00:00.000Z')
  await prepareIncoming(fileOf(old.env), fileOf(library.env), startedAt)
  const database = fileOf(library.env)
  await writeJournal(library.env.dataDir, {
    state: 'putting',
    source: place,
    database,
    hasFiles: true,
    kept: null,
    startedAt: startedAt.toISOString(),
  })
  await mkdir(path.join(library.folder, 'other'))
  const otherFile = path.join(library.folder, 'other', 'z.db')
  await cp(database, otherFile)
  const bytes = await readFile(otherFile)
  expect(await finishRestore({ ...library.env, databaseUrl: `file:${otherFile}` })).toMatchObject({ ok: true })
  expect(await readFile(otherFile)).toEqual(bytes)
  expect(await stateOf(library)).toMatchObject({ mark: 'old' })
})

test('the database of a later version is kept as well, so that an earlier one can go back', async () => {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(old)
  const client = connectPlainly(fileOf(library.env))
  await client.execute(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at) VALUES ('y', '', '29990101000000_later', 0, 0)`,
  )
  client.close()
  const restored = await restore(library.env, place, yes)
  expect(restored).toMatchObject({ ok: true })
  expect(await stateOf(library)).toMatchObject({ mark: 'old' })
  const kept = restored.ok ? (restored.value.kept ?? '') : ''
  expect(await checkBackup(kept, null)).toBeNull()
  expect(await undoRestore(environmentIn(library.folder, '2026-11-23T10:00:00Z'), yes)).toMatchObject({
    ok: false,
    error: { kind: 'not-a-backup', reason: expect.stringContaining('later version') },
  })
})

test('a database that lies among the cards is not restored over, nor taken for one of their files', async () => {
  const [old, there] = [await markedLibrary('old'), await emptyFolder()]
  const { place } = await backedUp(old)
  await there.write('content/mine.mdx', 'mine')
  const database = path.join(there.env.contentDir, 'zhuiwen.db')
  const env = { ...there.env, databaseUrl: `file:${database}` }
  expect(await restore(env, place, yes)).toMatchObject({
    ok: false,
    error: { kind: 'not-kept', fault: { kind: 'inside', place: database } },
  })
  expect(await readFile(path.join(env.contentDir, 'mine.mdx'), 'utf8')).toBe('mine')
})

test('a file with a database alone may be gone once that was put, and a restoring without its backup gives way to another', async () => {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(old)
  const half = { state: 'putting', database: null, kept: null, startedAt: '2026-11-23T08:00:00.000Z' } as const
  const gone = path.join(library.folder, 'gone')
  await writeJournal(library.env.dataDir, { ...half, source: gone, hasFiles: false })
  expect(await finishRestore(library.env)).toMatchObject({ ok: true, value: { state: 'done' } })

  await writeJournal(library.env.dataDir, { ...half, source: gone, hasFiles: true })
  expect(await finishRestore(library.env)).toMatchObject({
    ok: false,
    error: { kind: 'half-restored', reason: 'it is gone' },
  })
  expect(await restore(library.env, path.join(place, 'zhuiwen.db'), yes)).toMatchObject({
    error: { kind: 'half-restored' },
  })
  expect(await restore(library.env, place, yes)).toMatchObject({ ok: true })
  expect(await stateOf(library)).toEqual(await stateOf(await copyOf(old)))
})
