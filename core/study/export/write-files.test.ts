import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { FileRow } from '#core/share/file-row.ts'
import { projectDir } from '#core/store/testing.ts'
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
  // One that comes while others are at work takes nothing from them.
  const third = await openFilesWriter(lib, coming(['third.md', 'third']).plan)
  const [half] = coming(['late.md', 'late']).rows
  const late = await openFilesWriter(lib, coming(['late.md', 'late']).plan)
  await late.take('content', { ...half, data: Buffer.from('la').toString('base64'), whole: null }, 1)
  for (const writer of [one, other, third]) await writer.end()
  await openFilesWriter(lib, mine.plan)
  await late.take('content', { ...half, from: 2, data: Buffer.from('te').toString('base64') }, 2)
  await late.end()
  expect(await text('late.md')).toBe('late')
  expect(await readdir(lib.contentDir)).toEqual(['late.md', 'mine.md', 'theirs.md'])
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
  expect(writer.met()).toEqual({ same: 0, keptOut: [{ file: 'content/linked/deep/x.md', why: 'in-the-way' }] })
})

test('what has come since the files were compared stays, and is told', async () => {
  const lib = await emptyLibrary()
  const { plan, rows } = coming(['same.md', 'same'], ['other.md', 'theirs'])
  const writer = await openFilesWriter(lib, plan)
  await lib.write('same.md', 'same')
  await lib.write('other.md', 'mine')
  for (const [i, row] of rows.entries()) await writer.take('content', row, i + 1)
  await writer.end()
  expect(await readFile(path.join(lib.contentDir, 'other.md'), 'utf8')).toBe('mine')
  expect([writer.written(), writer.met()]).toEqual([
    0,
    { same: 1, keptOut: [{ file: 'content/other.md', why: 'different' }] },
  ])
})

test('what a process left that died is cleared away, and nothing else', async () => {
  const lib = await emptyLibrary()
  const aside = path.join(lib.contentDir, '.restoring')
  // No system has as many processes.
  const [dead, running] = ['999999999-a', `${process.ppid}-b`]
  for (const name of [dead, running]) {
    await mkdir(path.join(aside, name), { recursive: true })
    await writeFile(path.join(aside, name, 'half'), 'half')
  }
  await openFilesWriter(lib, coming().plan)
  expect(await readdir(aside)).toEqual([running])
})

const CHILD = `
const { contentDir, coming, rows } = JSON.parse(process.argv[2])
const writer = await openFilesWriter({ contentDir, dataDir: contentDir }, { add: new Map(coming), same: 0, keptOut: [] })
try {
  for (const row of rows) await writer.take('content', row, 1)
} catch (error) {
  console.log(error.code)
} finally {
  await writer.end()
}
`

test('a file of which the disk takes only a part is not put in its place', { timeout: 60_000 }, async () => {
  const lib = await emptyLibrary()
  const text = 'x'.repeat(6000)
  const { plan, rows } = coming(['a.md', text])
  const script = path.join(lib.dataDir, 'child.mts')
  const url = JSON.stringify(pathToFileURL(path.join(projectDir, 'core/study/export/write-files.ts')).href)
  await writeFile(script, `import { openFilesWriter } from ${url}\n${CHILD}`)
  const given = JSON.stringify({ contentDir: lib.contentDir, coming: [...plan.add], rows })
  // Of what a program may write to a file, so little that a write comes to an end within the text: 8 blocks of 512 bytes.
  const command = 'ulimit -f 8; exec "$0" --import tsx "$1" "$2"'
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, script, given], {
    cwd: projectDir,
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  })
  expect([stdout.trim(), await readdir(lib.contentDir)]).toEqual(['EFBIG', []])
})
