import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { writeNewFile, writeText } from './new-file.ts'

async function* words(...some: string[]): AsyncGenerator<string> {
  yield* some
}

test('a file appears under its name when it is whole', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'new/folder/a.txt')
  const written = await writeNewFile(file, async (partial) => {
    await writeText(partial, words('one ', 'two'))
    // Somebody may look, or the machine may stop, at any time.
    expect((await readdir(path.dirname(file))).filter((name) => !name.endsWith('.partial'))).toEqual([])
    return 2
  })
  expect(written).toEqual({ ok: true, value: 2 })
  expect(await readFile(file, 'utf8')).toBe('one two')
  expect(await readdir(path.dirname(file))).toEqual(['a.txt'])
})

test('a file that is there is not touched', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'a.txt')
  await writeFile(file, 'mine')
  const never = (): Promise<void> => Promise.reject(new Error('should not be asked'))
  expect(await writeNewFile(file, never)).toEqual({ ok: false, error: { kind: 'exists', file } })
  expect(await readFile(file, 'utf8')).toBe('mine')
})

test('of what went wrong half way nothing is left', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'a.txt')
  const refused = Object.assign(new Error('no room'), { code: 'ENOSPC' })
  const half = async (partial: string, error: Error): Promise<void> => {
    await writeFile(partial, 'half')
    throw error
  }
  expect(await writeNewFile(file, (partial) => half(partial, refused))).toEqual({
    ok: false,
    error: { kind: 'unwritable', file, reason: 'ENOSPC' },
  })
  await expect(writeNewFile(file, (partial) => half(partial, new Error('a bug')))).rejects.toThrow('a bug')
  expect(await readdir(folder.path)).toEqual([])
})

test('a place where nothing can be written is named', async () => {
  await using folder = await testFolder()
  await writeFile(path.join(folder.path, 'file'), '')
  const file = path.join(folder.path, 'file/a.txt')
  expect(await writeNewFile(file, () => Promise.resolve())).toMatchObject({
    ok: false,
    error: { kind: 'unwritable', file, reason: expect.stringMatching(/^E/) },
  })
})

test('of two that write one file at once the first to be done has it', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'a.txt')
  const late = writeNewFile(file, async (partial) => {
    await writeText(partial, words('late'))
    expect(await writeNewFile(file, (other) => writeText(other, words('early')))).toMatchObject({ ok: true })
  })
  expect(await late).toEqual({ ok: false, error: { kind: 'exists', file } })
  expect([await readFile(file, 'utf8'), await readdir(folder.path)]).toEqual(['early', ['a.txt']])
})

test('a file of somebody else is left alone, whatever it is called', async () => {
  await using folder = await testFolder()
  await writeFile(path.join(folder.path, 'a.txt.partial'), 'mine')
  await writeNewFile(path.join(folder.path, 'a.txt'), (partial) => writeText(partial, words('one')))
  expect(await readFile(path.join(folder.path, 'a.txt.partial'), 'utf8')).toBe('mine')
})
