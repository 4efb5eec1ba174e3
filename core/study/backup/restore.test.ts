import { cp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { closeDb } from '#core/store/db.ts'
import { getSetting } from '#core/store/settings.ts'
import { openContext } from '../context.ts'
import { checkBackup } from './check.ts'
import type { Difference } from './difference.ts'
import { listBackups } from './list.ts'
import { previewRestore, restore, undoRestore } from './restore.ts'
import { ATTEMPT, backedUp, emptyFolder, environmentIn, markedLibrary, stateOf } from './testing-backup.ts'

const yes = async (): Promise<boolean> => true

test('a backup brings back the database, the cards, the recordings and the imports, and removes what it has not', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const old = await stateOf(from)
  const { place } = await backedUp(from)
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  expect(await stateOf(to)).toEqual(old)
  expect(await readdir(path.join(to.env.contentDir, 'net'))).toEqual(['only-old.mdx', 'port.mdx', 'same.mdx'])
})

test('what there was is kept, and taking the restoring back puts it back; so does taking that back', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  const restored = await restore(to.env, place, yes)
  expect(restored).toMatchObject({ ok: true, value: { kept: expect.stringMatching(/-before-restore$/) } })
  expect(await checkBackup(restored.ok ? (restored.value.kept ?? '') : '', to.env.projectDir)).toBeNull()

  expect(await undoRestore(environmentIn(to.folder, '2026-11-23T10:00:00Z'), yes)).toMatchObject({ ok: true })
  expect(await undoRestore(environmentIn(to.folder, '2026-11-23T11:00:00Z'), yes)).toMatchObject({ ok: true })
  expect(await undoRestore(environmentIn(to.folder, '2026-11-23T12:00:00Z'), yes)).toMatchObject({ ok: true })
  expect(await stateOf(to)).toEqual(await stateOf(await markedLibrary('new')))
})

test('who is asked is told what will change, and nothing does unless they say so', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  const told: Difference[] = []
  const declined = await restore(to.env, place, async (difference) => {
    told.push(difference)
    return false
  })
  expect(declined).toEqual({ ok: false, error: { kind: 'declined' } })
  expect(told).toMatchObject([
    {
      now: { reviews: 0, attempts: 0, entries: 0, lastAt: null },
      then: { reviews: 0 },
      files: {
        cards: { added: ['net/only-old.mdx'], changed: ['net/port.mdx'], removed: ['net/only-new.mdx'] },
        recordings: { added: 0, changed: 1, removed: 0 },
        others: { added: 0, changed: 2, removed: 0 },
      },
    },
  ])
  expect(await stateOf(to)).toMatchObject({ mark: 'new', 'imports/originals/note': 'new' })
  expect(await listBackups(path.join(to.env.dataDir, 'backups'))).toEqual([])
  expect(await undoRestore(to.env, yes)).toEqual({ ok: false, error: { kind: 'nothing-kept' } })
})

test('onto a machine that has nothing a backup brings everything', async () => {
  const [from, to] = [await markedLibrary('old'), await emptyFolder()]
  const old = await stateOf(from)
  const { place } = await backedUp(from)
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  expect(await stateOf(to)).toEqual(old)
})

test('a folder of backups that was carried elsewhere is restored from there, and so is a database alone', async () => {
  const [from, to, away] = [await markedLibrary('old'), await markedLibrary('new'), await emptyFolder()]
  const { place } = await backedUp(from)
  await cp(path.dirname(place), away.folder, { recursive: true })
  await rm(path.dirname(place), { recursive: true })
  const carried = path.join(away.folder, path.basename(place))
  expect(await restore(to.env, path.join(carried, 'zhuiwen.db'), yes)).toMatchObject({ ok: true })
  const stays = { 'imports/originals/note': 'new', [`audio/${ATTEMPT}/1.webm`]: 'spoken new' }
  const again = await markedLibrary('new')
  await restore(again.env, path.join(carried, 'zhuiwen.db'), yes)
  expect(await stateOf(again)).toMatchObject({ mark: 'old', ...stays })
  expect(await restore(to.env, carried, yes)).toMatchObject({ ok: true })
  expect(await stateOf(to)).toMatchObject({ mark: 'old', 'imports/originals/note': 'old' })
})

test('a damaged database is moved away, and files that were there are kept', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  await writeFile(path.join(to.env.dataDir, 'zhuiwen.db'), 'broken'.repeat(1000))
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  const kept = await listBackups(path.join(to.env.dataDir, 'backups'))
  expect(kept.map(({ label }) => label)).toEqual(['damaged', 'before-restore'].toSorted().reverse())
  expect(await stateOf(to)).toMatchObject({ mark: 'old' })
})

test('what is no backup is refused', async () => {
  const to = await markedLibrary('new')
  const refused = async (place: string) => {
    const restored = await restore(to.env, place, yes)
    return restored.ok ? null : restored.error.kind
  }
  expect(await refused(path.join(to.folder, 'nowhere'))).toBe('missing')
  expect(await refused(to.env.contentDir)).toBe('not-a-backup')
  expect(await refused(path.join(to.env.contentDir, 'net/port.mdx'))).toBe('unsound')
})

test('a backup that lacks a few bytes is refused, whichever file it is in', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  const files = (await readdir(path.dirname(place), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== '.lock')
    .map((entry) => path.join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(8)
  for (const file of files) {
    const whole = await readFile(file)
    await truncate(file, whole.byteLength - 2)
    expect(await restore(to.env, place, yes), file).toMatchObject({ ok: false, error: { kind: 'not-a-backup' } })
    await writeFile(file, whole)
  }
  expect(await stateOf(to)).toMatchObject({ mark: 'new' })
})

test('a list that names a place outside of the library is refused', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  for (const evil of ['content/../../evil', 'audio//etc/passwd', 'etc/passwd', '/etc/passwd', 'content/a/./b']) {
    const list = (await readFile(path.join(place, 'files.json'), 'utf8')).replace('content/net/port.mdx', evil)
    await writeFile(path.join(place, 'evil.json'), list)
    const copy = `${place}x`
    await cp(place, copy, { recursive: true })
    await cp(path.join(copy, 'evil.json'), path.join(copy, 'files.json'))
    expect(await restore(to.env, copy, yes)).toMatchObject({ ok: false, error: { kind: 'not-a-backup' } })
    await rm(copy, { recursive: true })
  }
})

test('while somebody has the library open nothing is restored, and nobody is asked', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  const open = await openContext(to.env)
  if (!open.ok) throw new Error(open.error.kind)
  expect(await getSetting(open.value.db, 'mark', z.string())).toBe('new')
  const asked = async () => {
    throw new Error('nobody is to be asked')
  }
  expect(await restore(to.env, place, asked)).toMatchObject({ ok: false, error: { kind: 'in-use' } })
  expect(await previewRestore(to.env, place)).toMatchObject({
    value: { now: { reviews: 0 }, files: { cards: { removed: ['net/only-new.mdx'] } } },
  })
  expect(await readdir(path.join(to.env.contentDir, 'net'))).toContain('only-new.mdx')
  await closeDb(open.value.db)
}, 60_000)

test('files come back with their times and permissions', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const file = 'demos/hello/main.sh'
  await utimes(path.join(from.env.contentDir, file), 1_700_000_000, 1_700_000_000)
  const { place } = await backedUp(from)
  await restore(to.env, place, yes)
  const { mtimeMs, mode } = await stat(path.join(to.env.contentDir, file))
  expect([mtimeMs, mode & 0o777]).toEqual([
    1_700_000_000_000,
    (await stat(path.join(from.env.contentDir, file))).mode & 0o777,
  ])
})
