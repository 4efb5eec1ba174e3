import { createHash } from 'node:crypto'
import { appendFile, mkdir, symlink, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { PIECE_BYTES, type FileRow } from '#core/share/file-row.ts'
import { testFolder } from '#core/store/testing.ts'
import { filesOf, piecesOf, RestlessFile } from './read-files.ts'

async function folder(): Promise<string> {
  const made = await testFolder()
  onTestFinished(() => made[Symbol.asyncDispose]())
  return made.path
}

/** The bytes that pieces make together: one at 0 begins anew. */
function joined(pieces: readonly FileRow[]): Buffer {
  const from = pieces.findLastIndex((piece) => piece.from === 0)
  return Buffer.concat(pieces.slice(from).map(({ data }) => Buffer.from(data, 'base64')))
}

test.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])(
  'the pieces of a file of %i bytes are the file',
  async (size) => {
    const root = await folder()
    const bytes = Buffer.alloc(size, 'abc')
    await writeFile(path.join(root, 'a'), bytes)
    const pieces: FileRow[] = []
    for await (const piece of piecesOf(root, 'a')) pieces.push(piece)
    expect(joined(pieces).equals(bytes)).toBe(true)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(pieces.map(({ whole }) => whole).filter((whole) => whole !== null)).toMatchObject([{ bytes: size, sha256 }])
    expect(pieces.at(-1)?.whole).not.toBeNull()
  },
)

test('a file that changes while it is read is read again', async () => {
  const root = await folder()
  await writeFile(path.join(root, 'a'), Buffer.alloc(2 * PIECE_BYTES, 'x'))
  const pieces: FileRow[] = []
  for await (const piece of piecesOf(root, 'a')) {
    if (pieces.length === 0) await appendFile(path.join(root, 'a'), 'more')
    pieces.push(piece)
  }
  expect(pieces.map(({ from }) => from)).toEqual([0, PIECE_BYTES, 0, PIECE_BYTES, 2 * PIECE_BYTES])
  expect(joined(pieces).subarray(-5).toString()).toBe('xmore')
})

test('a file that never rests, or goes half way, is given up', async () => {
  const root = await folder()
  for (const disturb of [() => appendFile(path.join(root, 'a'), '.'), () => unlink(path.join(root, 'a'))]) {
    await writeFile(path.join(root, 'a'), Buffer.alloc(PIECE_BYTES, 'x'))
    const reading = async (): Promise<void> => {
      for await (const { from } of piecesOf(root, 'a')) if (from === 0) await disturb()
    }
    await expect(reading()).rejects.toThrow(RestlessFile)
  }
})

test('a file that grows as fast as it is read is given up', async () => {
  const root = await folder()
  await writeFile(path.join(root, 'a'), Buffer.alloc(PIECE_BYTES, 'x'))
  let pieces = 0
  const reading = async (): Promise<void> => {
    for await (const { data } of piecesOf(root, 'a')) {
      if ((pieces += 1) > 100) throw new Error('it goes on for ever')
      await appendFile(path.join(root, 'a'), data)
    }
  }
  await expect(reading()).rejects.toThrow(RestlessFile)
})

test('a name that is no UTF-8 is told, as its file is not found by what is told here', async () => {
  const root = await folder()
  await writeFile(Buffer.concat([Buffer.from(`${root}/a`), Buffer.from([0xff]), Buffer.from('.md')]), 'mine')
  const found: boolean[] = []
  for await (const { isTaken } of filesOf(root, 'content')) found.push(isTaken)
  expect(found).toEqual([false])
})

test('a file that is gone has no pieces', async () => {
  expect(await piecesOf(await folder(), 'a').next()).toEqual({ done: true, value: undefined })
})

test('plain files are found in one order, links and what is hidden are not, and odd names are told', async () => {
  const root = await folder()
  for (const name of ['b/c', 'a', '.git/x', 'demos/one/.origin.json', 'demos/one/.x', 'odd\\name']) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await writeFile(path.join(root, name), '')
  }
  await symlink(root, path.join(root, 'loop'))
  await symlink(path.join(root, 'a'), path.join(root, 'link'))
  const found: string[] = []
  for await (const { path: below, isTaken } of filesOf(root, 'content')) found.push(isTaken ? below : `not ${below}`)
  expect(found).toEqual(['a', 'b/c', 'demos/one/.origin.json', 'not odd\\name'])
})
