import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '#core/store/testing.ts'
import { checkBackup } from './check.ts'
import { libraryId } from './library-id.ts'
import { isOfAll, listBackups } from './list.ts'
import { makeBackupAt } from './make.ts'
import { rotate } from './rotate.ts'
import { backedUp, emptyFolder, markedLibrary } from './testing-backup.ts'

const UTC = { timeZone: 'UTC', rolloverHour: 4 }
const at = (day: string) => ({ reason: 'daily', now: new Date(`2026-11-${day}T09:00:00Z`) }) as const

test('in a folder that holds other things as well, only what a backup left there is cleared away', async () => {
  const [library, disk] = [await markedLibrary('old'), await emptyFolder()]
  const mine = [
    'film.mkv.partial',
    'letters.partial/a.txt',
    'objects/ab/cdef',
    'objects/thesis.txt',
    'objects/x.partial',
  ]
  for (const file of mine) await disk.write(file, 'mine')
  for (const left of ['20261101T090000000Z-daily.partial/zhuiwen.db', `objects/${crypto.randomUUID()}.partial`]) {
    await disk.write(left, 'left')
  }
  await backedUp(library, at('02'), disk.folder)
  await backedUp(library, at('03'), disk.folder)
  await rotate(disk.folder, await libraryId(library.env.dataDir), 1, new Date('2026-11-03T10:00:00Z'), UTC)
  for (const file of mine) expect(await readFile(path.join(disk.folder, file), 'utf8'), file).toBe('mine')
  const left = (await readdir(disk.folder, { recursive: true })).filter((name) => name.endsWith('.partial'))
  expect(left.toSorted()).toEqual(['film.mkv.partial', 'letters.partial', 'objects/x.partial'])
})

test('a backup that was given another name keeps its bytes, and is not removed', async () => {
  const library = await markedLibrary('old')
  const folder = path.join(library.env.dataDir, 'backups')
  await library.write('content/net/port.mdx', 'before the exam')
  const { place } = await backedUp(library, at('02'))
  await rename(place, path.join(folder, 'before the exam'))
  await library.write('content/net/port.mdx', 'of the third')
  const third = await backedUp(library, at('03'))
  await cp(third.place, `${third.place} (copy)`, { recursive: true })
  await library.write('content/net/port.mdx', 'later')
  await backedUp(library, at('04'))
  await rm(third.place, { recursive: true })
  await rotate(folder, await libraryId(library.env.dataDir), 1, new Date('2027-02-04T10:00:00Z'), UTC)
  expect(await checkBackup(path.join(folder, 'before the exam'), projectDir)).toBeNull()
  expect(await checkBackup(`${third.place} (copy)`, projectDir)).toBeNull()
})

test('a file that is named like a backup is none, and stays', async () => {
  const library = await markedLibrary('old')
  const { place } = await backedUp(library, at('02'))
  await writeFile(`${place}.zip`, 'packed by hand')
  const folder = path.dirname(place)
  expect((await listBackups(folder)).filter(isOfAll).map(({ name }) => name)).toEqual([path.basename(place)])
  await backedUp(library, at('03'))
  await rotate(folder, await libraryId(library.env.dataDir), 1, new Date('2027-02-03T10:00:00Z'), UTC)
  expect(await readFile(`${place}.zip`, 'utf8')).toBe('packed by hand')
})

test('a folder that only happens to be named as a backup under way is left alone', async () => {
  const [library, away] = [await markedLibrary('old'), await emptyFolder()]
  await away.write('mine.partial/thesis.txt', 'mine')
  const job = { places: library.env, projectDir, copyDb: null, ...at('02') }
  const place = path.join(away.folder, 'mine')
  expect(await makeBackupAt(job, place)).toEqual({ ok: false, error: { kind: 'exists', place: `${place}.partial` } })
  expect(await readFile(`${place}.partial/thesis.txt`, 'utf8')).toBe('mine')
  await rm(`${place}.partial`, { recursive: true })
  await mkdir(`${place}.partial/objects/ab`, { recursive: true })
  expect(await makeBackupAt(job, place)).toMatchObject({ ok: true })
})
