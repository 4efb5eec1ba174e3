import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AttemptId } from '#core/practice/record.ts'
import { writeAudio } from '#core/store/audio.ts'
import { testFolder } from '#core/store/testing.ts'
import { deleteRecordings, viewRecordings } from './recordings.ts'

const recording = (bytes: number) => ({ type: 'audio/webm' as const, data: new Uint8Array(bytes).fill(1) })
const attempt = (): AttemptId => AttemptId.parse(crypto.randomUUID())

test('recordings are counted, and deleted all at once', async () => {
  await using data = await testFolder()
  const library = { dataDir: data.path }
  const folder = join(data.path, 'audio')
  expect(await viewRecordings(library)).toEqual({ folder, bytes: 0, attempts: 0 })
  const [first, second] = [attempt(), attempt()]
  await writeAudio(data.path, first, 1, recording(1000))
  await writeAudio(data.path, first, 2, recording(500))
  await writeAudio(data.path, second, 1, recording(20))
  expect(await viewRecordings(library)).toEqual({ folder, bytes: 1520, attempts: 2 })
  await deleteRecordings(library)
  expect(await viewRecordings(library)).toEqual({ folder, bytes: 0, attempts: 0 })
  await deleteRecordings(library)
})

test('nothing but recordings is deleted', async () => {
  await using data = await testFolder()
  await writeAudio(data.path, attempt(), 1, recording(10))
  const [note, database] = [join(data.path, 'audio', 'notes.txt'), join(data.path, 'zhuiwen.db')]
  for (const file of [note, database]) await writeFile(file, 'mine')
  await deleteRecordings({ dataDir: data.path })
  await Promise.all([note, database].map((file) => writeFile(file, '', { flag: 'r+' })))
})
