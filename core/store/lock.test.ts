import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { underLock } from './lock.ts'
import { testFolder } from './testing.ts'

test('one works under a lock at a time, and the next when it is done, however it ended', async () => {
  await using folder = await testFolder()
  const file = join(folder.path, 'new', '.lock')
  const outer = await underLock(file, () => underLock(file, () => Promise.resolve('inner')))
  expect(outer).toEqual({ ok: true, value: { ok: false, error: 'held' } })
  await expect(underLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await underLock(file, () => Promise.resolve('again'))).toEqual({ ok: true, value: 'again' })
})

test('what cannot be a lock is an error of the file system', async () => {
  await using folder = await testFolder()
  await mkdir(join(folder.path, '.lock'))
  await expect(underLock(join(folder.path, '.lock'), () => Promise.resolve())).rejects.toThrow('EISDIR')
})
