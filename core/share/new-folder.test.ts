import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { writeNewFolder } from './new-folder.ts'

const fill = (folder: string, text: string): Promise<void> => writeFile(path.join(folder, 'one.md'), text)

test('of two that write one folder at once each is whole, and the first to be done has it', async () => {
  await using at = await testFolder()
  const folder = path.join(at.path, 'vault')
  const late = writeNewFolder(folder, async (partial) => {
    await fill(partial, 'late')
    expect(await writeNewFolder(folder, (other) => fill(other, 'early'))).toMatchObject({ ok: true })
  })
  expect(await late).toEqual({ ok: false, error: { kind: 'exists', file: folder } })
  expect([await readdir(at.path), await readFile(path.join(folder, 'one.md'), 'utf8')]).toEqual([['vault'], 'early'])
})

test('a folder of somebody else is left alone, whatever it is called', async () => {
  await using at = await testFolder()
  const theirs = path.join(at.path, 'vault.partial')
  await mkdir(theirs)
  await fill(theirs, 'mine')
  expect(await writeNewFolder(path.join(at.path, 'vault'), (partial) => fill(partial, 'new'))).toMatchObject({
    ok: true,
  })
  expect(await readFile(path.join(theirs, 'one.md'), 'utf8')).toBe('mine')
})
