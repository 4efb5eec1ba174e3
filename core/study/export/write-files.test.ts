import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { FileRow } from '#core/share/file-row.ts'
import { emptyLibrary } from '../testing.ts'
import { openFilesWriter } from './write-files.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A plan to add files of these names and texts, and their rows. */
function coming(...files: readonly (readonly [name: string, text: string])[]) {
  const wholes = files.map(([name, text]) => ({
    name,
    whole: { bytes: text.length, mtimeMs: 1, sha256: sha256(text) },
  }))
  const add = new Map(
    wholes.map(({ name, whole }) => [
      `content/${name}`,
      { ...whole, place: 'content' as const, path: name, cardId: null },
    ]),
  )
  const rows = files.map(([name, text], i): FileRow => ({
    path: name,
    from: 0,
    data: Buffer.from(text).toString('base64'),
    whole: wholes[i]?.whole ?? null,
  }))
  return { plan: { add, same: 0, keptOut: [] }, rows }
}

test('of two processes that bring files at once neither puts the half of the other in its place', async () => {
  const lib = await emptyLibrary()
  const [mine, theirs] = [coming(['mine.md', 'mine']), coming(['theirs.md', 'theirs, and more'])]
  const [one, other] = [await openFilesWriter(lib, mine.plan), await openFilesWriter(lib, theirs.plan)]
  const [whole] = theirs.rows
  await other.take('content', { ...whole, data: Buffer.from('theirs').toString('base64'), whole: null }, 1)
  await one.take('content', mine.rows[0], 1)
  await other.take('content', { ...whole, from: 6, data: Buffer.from(', and more').toString('base64') }, 2)
  const text = (name: string): Promise<string> => readFile(path.join(lib.contentDir, name), 'utf8')
  expect([await text('mine.md'), await text('theirs.md')]).toEqual(['mine', 'theirs, and more'])
  for (const writer of [one, other]) await writer.end()
  expect(await readdir(lib.contentDir)).toEqual(['mine.md', 'theirs.md'])
})

test('no folder is made behind a link that has come since the files were compared', async () => {
  const lib = await emptyLibrary()
  const { plan, rows } = coming(['linked/deep/x.md', 'x'])
  const writer = await openFilesWriter(lib, plan)
  const outside = path.join(lib.dataDir, 'outside')
  await mkdir(outside)
  await symlink(outside, path.join(lib.contentDir, 'linked'))
  await writer.take('content', rows[0], 1)
  await writer.end()
  expect([await readdir(outside), writer.written()]).toEqual([[], 0])
})
