import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { underLock } from '#core/store/lock.ts'
import { projectDir } from '#core/store/testing.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { emptyLibrary } from '../testing.ts'
import { backUp, backUpTo, isDailyDue } from './back-up.ts'
import { checkBackup } from './check.ts'
import { chooseBackups } from './choose.ts'
import { lockOf } from './make.ts'
import { saveBackupSettings } from './settings.ts'
import { viewBackups } from './view.ts'

const daily = { isDaily: true, folder: null, keepDays: 7 }

test('the backup of a study day is due once, from the hour at which the day begins', async () => {
  const library = await emptyLibrary('2026-11-23T09:00:00Z')
  await saveSettings(library.db, { ...(await readSettings(library.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  expect(await isDailyDue(library)).toBe(true)
  await backUp(library, 'manual', projectDir)
  expect(await isDailyDue(library)).toBe(true)
  library.travel('2026-11-23T09:01:00Z')
  await backUp(library, 'daily', projectDir)
  library.travel('2026-11-24T03:59:00Z')
  expect(await isDailyDue(library)).toBe(false)
  library.travel('2026-11-24T04:00:00Z')
  expect(await isDailyDue(library)).toBe(true)
  await saveBackupSettings(library.db, { ...daily, isDaily: false })
  expect(await isDailyDue(library)).toBe(false)
})

test('a folder that was chosen and is gone is not made, and what went wrong is told until a backup is made', async () => {
  const library = await emptyLibrary()
  const folder = path.join(library.dataDir, 'disk')
  await mkdir(folder)
  expect(await chooseBackups(library, { ...daily, folder })).toMatchObject({ ok: true })
  await rm(folder, { recursive: true })
  expect(await backUp(library, 'daily', projectDir)).toEqual({ ok: false, error: { kind: 'no-folder', place: folder } })
  expect((await viewBackups(library)).trouble).toMatchObject({ kind: 'no-folder', place: folder, at: library.now() })
  expect(await isDailyDue(library)).toBe(true)
  await mkdir(folder)
  expect(await backUp(library, 'daily', projectDir)).toMatchObject({ ok: true })
  expect(await viewBackups(library)).toMatchObject({ trouble: null, folder, last: { label: 'daily', isWhole: true } })
})

test('a folder that is not there, or that would be backed up itself, is not chosen', async () => {
  const library = await emptyLibrary()
  const refused = async (folder: string) => chooseBackups(library, { ...daily, folder })
  expect(await refused(path.join(library.dataDir, 'nowhere'))).toEqual({ ok: false, error: 'no-folder' })
  expect(await refused(library.contentDir)).toEqual({ ok: false, error: 'inside' })
  expect((await viewBackups(library)).settings).toEqual(daily)
})

test('a new backup lets those go whose time is over, and one elsewhere is none of them', async () => {
  const library = await emptyLibrary('2026-11-02T09:00:00Z')
  await saveBackupSettings(library.db, { ...daily, keepDays: 1 })
  const days = ['02', '03', '04', '05', '06']
  for (const day of days) {
    library.travel(`2026-11-${day}T09:00:00Z`)
    expect(await backUp(library, 'daily', projectDir)).toMatchObject({ ok: true })
  }
  await backUpTo(library, path.join(library.dataDir, 'mine'), projectDir)
  expect((await viewBackups(library)).backups.map(({ name }) => name)).toEqual(['20261106T090000000Z-daily'])
})

test('a backup that lost its list is broken, and no other is taken for the last', async () => {
  const library = await emptyLibrary('2026-11-02T09:00:00Z')
  await backUp(library, 'daily', projectDir)
  library.travel('2026-11-03T09:00:00Z')
  const broken = await backUp(library, 'daily', projectDir)
  if (broken.ok) await writeFile(path.join(broken.value.place, 'backup.json'), '{}')
  const { backups, last } = await viewBackups(library)
  expect(backups.map(({ isWhole }) => isWhole)).toEqual([false, true])
  expect(last?.name).toBe('20261102T090000000Z-daily')
  library.travel('2026-11-05T09:00:01Z')
  expect((await viewBackups(library)).isOverdue).toBe(true)
})

test('a clock that was wrong for a day, or a backup that broke, does not keep the next from being made', async () => {
  const library = await emptyLibrary('2028-01-01T09:00:00Z')
  await backUp(library, 'daily', projectDir)
  library.travel('2026-11-23T09:00:00Z')
  expect(await isDailyDue(library)).toBe(true)
  const made = await backUp(library, 'daily', projectDir)
  expect(await isDailyDue(library)).toBe(false)
  if (made.ok) await writeFile(path.join(made.value.place, 'backup.json'), '{}')
  expect(await isDailyDue(library)).toBe(true)
})

test('two libraries that keep their backups in one folder each have theirs of a day, and remove only their own', async () => {
  const [one, two] = [await emptyLibrary('2026-11-02T09:00:00Z'), await emptyLibrary('2026-11-02T10:00:00Z')]
  const folder = path.join(one.dataDir, 'disk')
  await mkdir(folder)
  for (const library of [one, two]) {
    await chooseBackups(library, { ...daily, folder, keepDays: 1 })
    expect(await isDailyDue(library)).toBe(true)
    await backUp(library, 'daily', projectDir)
  }
  for (const day of ['03', '04', '05', '06', '07', '08', '09']) {
    one.travel(`2026-11-${day}T09:00:00Z`)
    await backUp(one, 'daily', projectDir)
  }
  expect((await viewBackups(two)).backups.map(({ name }) => name)).toEqual(['20261102T100000000Z-daily'])
  expect(await checkBackup(path.join(folder, '20261102T100000000Z-daily'), projectDir)).toBeNull()
})

test('where backups are kept elsewhere, what was kept before a change goes after thirty days all the same', async () => {
  const library = await emptyLibrary('2026-11-02T09:00:00Z')
  const folder = path.join(library.dataDir, 'disk')
  await mkdir(folder)
  const left = path.join(library.dataDir, 'backups', '20260901T090000000Z-before-import.db')
  await mkdir(path.dirname(left))
  await writeFile(left, 'x')
  await writeFile(path.join(path.dirname(left), '20261101T090000000Z-before-import.db'), 'x')
  await chooseBackups(library, { ...daily, folder })
  expect(await backUp(library, 'daily', projectDir)).toMatchObject({
    ok: true,
    value: { dropped: [path.basename(left)] },
  })
})

test('a folder that leads into the cards by a link is not chosen', async () => {
  const library = await emptyLibrary()
  const [inner, link] = [path.join(library.contentDir, 'inner'), path.join(library.dataDir, 'link')]
  await mkdir(inner)
  await symlink(library.contentDir, link)
  expect(await chooseBackups(library, { ...daily, folder: path.join(link, 'inner') })).toEqual({
    ok: false,
    error: 'inside',
  })
})

test('a daily backup that finds another being made is no trouble, and one that was asked for is told', async () => {
  const library = await emptyLibrary()
  await underLock(lockOf(path.join(library.dataDir, 'backups')), async () => {
    expect(await backUp(library, 'daily', projectDir)).toEqual({ ok: false, error: { kind: 'busy' } })
    expect((await viewBackups(library)).trouble).toBeNull()
    await backUp(library, 'manual', projectDir)
    expect((await viewBackups(library)).trouble).toMatchObject({ kind: 'busy' })
  })
})
