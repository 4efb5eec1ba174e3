import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '#core/store/testing.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { emptyLibrary } from '../testing.ts'
import { backUp, backUpTo, isDailyDue } from './back-up.ts'
import { chooseBackups } from './choose.ts'
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
