import { mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../import-record.ts'
import { restore, undoRestore } from './restore.ts'
import { backedUp, emptyFolder, environmentIn, markedLibrary, stateOf } from './testing-backup.ts'

const yes = async (): Promise<boolean> => true

const NAMES = ['a\\b.txt', 'a\nb.txt', '追问'.repeat(41), `${'长'.repeat(83)}.mdx`, 'é.txt', 'é.txt', '😀 .txt', '-rf']

test('a file of whatever name is backed up, and comes back', async () => {
  const [from, to] = [await markedLibrary('old'), await emptyFolder()]
  for (const name of NAMES) await from.write(`content/net/${name}`, name)
  const old = await stateOf(from)
  const { place } = await backedUp(from)
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  expect(await stateOf(to)).toEqual(old)
  for (const name of NAMES) expect(await readFile(path.join(to.env.contentDir, 'net', name), 'utf8')).toBe(name)
})

test('a list that names what is hidden is refused: a repository could be told what to run', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  const { place } = await backedUp(from)
  const list = (await readFile(path.join(place, 'files.json'), 'utf8')).replace(
    'content/net/port.mdx',
    'content/.git/hooks/post-checkout',
  )
  const about = await readFile(path.join(place, 'backup.json'), 'utf8')
  await writeFile(path.join(place, 'files.json'), list)
  await writeFile(
    path.join(place, 'backup.json'),
    about.replace(/("files": \{\s*"hash": ")[0-9a-f]+/, `$1${sha256(list)}`),
  )
  expect(await restore(to.env, place, yes)).toMatchObject({
    ok: false,
    error: { kind: 'not-a-backup', reason: 'files.json cannot be understood' },
  })
})

test('a link to a folder elsewhere is in the way, and nothing is written there', async () => {
  const [from, to, elsewhere] = [await markedLibrary('old'), await markedLibrary('new'), await emptyFolder()]
  const { place } = await backedUp(from)
  await elsewhere.write('port.mdx', 'mine, and in no backup')
  const link = path.join(to.env.contentDir, 'net')
  await rm(link, { recursive: true })
  await symlink(elsewhere.folder, link)
  const before = await stateOf(to)
  expect(await restore(to.env, place, yes)).toEqual({ ok: false, error: { kind: 'in-the-way', place: link } })
  expect(await readFile(path.join(elsewhere.folder, 'port.mdx'), 'utf8')).toBe('mine, and in no backup')
  expect(await readlink(link)).toBe(elsewhere.folder)
  expect(await stateOf(to)).toEqual(before)
})

test('what no backup has is not overwritten: a link in the place of a file, or a folder with something hidden', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  await from.write('content/notes', 'a file')
  const { place } = await backedUp(from)
  await to.write('content/notes/seen.txt', 'x')
  await to.write('content/notes/.git/HEAD', 'x')
  const folder = path.join(to.env.contentDir, 'notes')
  expect(await restore(to.env, place, yes)).toEqual({ ok: false, error: { kind: 'in-the-way', place: folder } })
  await rm(path.join(folder, '.git'), { recursive: true })
  const card = path.join(to.env.contentDir, 'net', 'port.mdx')
  await rm(card)
  await symlink('same.mdx', card)
  expect(await restore(to.env, place, yes)).toEqual({ ok: false, error: { kind: 'in-the-way', place: card } })
  await rm(card)
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  expect(await readFile(folder, 'utf8')).toBe('a file')
  expect(await undoRestore(environmentIn(to.folder, '2026-11-23T10:00:00Z'), yes)).toMatchObject({ ok: true })
  expect(await readFile(path.join(folder, 'seen.txt'), 'utf8')).toBe('x')
})

test('a content folder that is a link to another disk stays one', async () => {
  const [from, to, disk] = [await markedLibrary('old'), await emptyFolder(), await emptyFolder()]
  const { place } = await backedUp(from)
  await mkdir(path.join(disk.folder, 'cards'))
  await symlink(path.join(disk.folder, 'cards'), to.env.contentDir)
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  expect(await readlink(to.env.contentDir)).toBe(path.join(disk.folder, 'cards'))
  expect(await readFile(path.join(disk.folder, 'cards/net/same.mdx'), 'utf8')).toContain('q-same')
})

test('a repository of git in the content folder is not backed up, and stays as it is when a backup is restored', async () => {
  const [from, to] = [await markedLibrary('old'), await markedLibrary('new')]
  await from.write('content/.git/HEAD', 'of the backup')
  const { place } = await backedUp(from)
  for (const file of ['content/.git/HEAD', 'content/net/.git/index', 'content/.gitignore']) await to.write(file, 'mine')
  expect(await restore(to.env, place, yes)).toMatchObject({ ok: true })
  for (const file of ['content/.git/HEAD', 'content/net/.git/index', 'content/.gitignore']) {
    expect(await readFile(path.join(to.folder, file), 'utf8'), file).toBe('mine')
  }
})
