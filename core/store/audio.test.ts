import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SentenceNumber } from '#core/practice/plan.ts'
import type { AttemptId } from '#core/practice/record.ts'
import {
  audioOf,
  audioOfAll,
  audioUse,
  dropAudio,
  MAX_AUDIO_BYTES,
  readAudio,
  writeAudio,
  type AudioType,
} from './audio.ts'
import { attemptId } from './testing-attempts.ts'
import { projectDir, testFolder } from './testing.ts'

const script = fileURLToPath(new URL('testing-recorder.ts', import.meta.url))
const id = attemptId()
const recording = (bytes: number, type: AudioType = 'audio/webm', fill = 1) => ({
  type,
  data: new Uint8Array(bytes).fill(fill),
})

test('a recording is read as it was written, and takes the place of an earlier one', async () => {
  await using folder = await testFolder()
  expect(await readAudio(folder.path, id, 2)).toBeNull()
  expect(await writeAudio(folder.path, id, 2, recording(300))).toEqual({ ok: true, value: { bytes: 300 } })
  expect(await readAudio(folder.path, id, 2)).toEqual(recording(300))
  await writeAudio(folder.path, id, 2, recording(20, 'audio/webm', 7))
  expect(await readAudio(folder.path, id, 2)).toEqual(recording(20, 'audio/webm', 7))
  expect(await readAudio(folder.path, id, 3)).toBeNull()
  expect(await readdir(join(folder.path, 'audio', id))).toEqual(['2.webm'])
})

test('recorded again in another form, one recording is left', async () => {
  await using folder = await testFolder()
  await writeAudio(folder.path, id, 1, recording(10))
  await writeAudio(folder.path, id, 1, recording(20, 'audio/mp4'))
  expect(await readdir(join(folder.path, 'audio', id))).toEqual(['1.mp4'])
  expect(await audioOf(folder.path, id)).toEqual([{ sentence: 1, bytes: 20 }])
})

test('of two forms left by a crash the newer counts', async () => {
  await using folder = await testFolder()
  await writeAudio(folder.path, id, 1, recording(10))
  const older = join(folder.path, 'audio', id, '1.ogg')
  await writeFile(older, 'older')
  await utimes(older, 1, 1)
  expect(await readAudio(folder.path, id, 1)).toEqual(recording(10))
  expect(await audioUse(folder.path)).toEqual({ bytes: 10, attempts: 1 })
})

test('an empty recording and one that is too large are refused, and an earlier one stays', async () => {
  await using folder = await testFolder()
  await writeAudio(folder.path, id, 1, recording(10))
  const refused = async (bytes: number) => {
    const written = await writeAudio(folder.path, id, 1, recording(bytes))
    return written.ok ? null : written.error.kind
  }
  expect(await refused(0)).toBe('empty')
  expect(await refused(MAX_AUDIO_BYTES + 1)).toBe('too-large')
  expect(await readAudio(folder.path, id, 1)).toEqual(recording(10))
})

test('what recordings take up is known by attempt and in all, and goes with them', async () => {
  await using folder = await testFolder()
  expect(await audioUse(folder.path)).toEqual({ bytes: 0, attempts: 0 })
  const other = attemptId()
  await writeAudio(folder.path, id, 5, recording(10))
  await writeAudio(folder.path, id, 1, recording(20))
  await writeAudio(folder.path, other, 3, recording(5, 'audio/ogg'))
  // Somebody else's things are left alone and not counted.
  await writeFile(join(folder.path, 'audio', 'notes.txt'), 'mine')
  await writeFile(join(folder.path, 'audio', id, '6.webm'), 'mine')
  const audio = [
    { sentence: 1, bytes: 20 },
    { sentence: 5, bytes: 10 },
  ]
  expect(await audioOf(folder.path, id)).toEqual(audio)
  expect(await audioOfAll(folder.path, [attemptId(), id])).toEqual(new Map([[id, audio]]))
  expect(await audioUse(folder.path)).toEqual({ bytes: 35, attempts: 2 })
  await dropAudio(folder.path, id)
  await dropAudio(folder.path, id)
  expect(await audioUse(folder.path)).toEqual({ bytes: 5, attempts: 1 })
  expect(existsSync(join(folder.path, 'audio', 'notes.txt'))).toBe(true)
})

test('no id and no sentence leads out of the folder', async () => {
  await using folder = await testFolder()
  const dataDir = join(folder.path, 'data')
  await mkdir(join(dataDir, 'audio'), { recursive: true })
  await writeFile(join(folder.path, '1.webm'), 'secret')
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.constantFrom('..', '../..', '.', '', `../${id}`, `${id}/..`, `${id}\0`, '%2e%2e')),
      async (text) => {
        const bad = text as AttemptId
        await expect(writeAudio(dataDir, bad, 1, recording(1))).rejects.toThrow()
        await expect(readAudio(dataDir, bad, 1)).rejects.toThrow()
        await expect(audioOf(dataDir, bad)).rejects.toThrow()
        expect(() => dropAudio(dataDir, bad)).toThrow()
      },
    ),
    { numRuns: 50 },
  )
  for (const bad of ['../../1', 0, 6, 1.5] as SentenceNumber[]) {
    await expect(writeAudio(dataDir, id, bad, recording(1))).rejects.toThrow()
    expect(await readAudio(dataDir, id, bad)).toBeNull()
  }
  expect(await readdir(join(dataDir, 'audio'))).toEqual([])
})

test('a link is not followed, neither to read nor to write', async () => {
  await using folder = await testFolder()
  const outside = join(folder.path, 'outside')
  await mkdir(outside)
  await writeFile(join(outside, '1.webm'), 'secret')
  const dataDir = join(folder.path, 'data')
  const [linked, real] = [attemptId(), attemptId()]
  await mkdir(join(dataDir, 'audio', real), { recursive: true })
  await symlink(outside, join(dataDir, 'audio', linked))
  await symlink(join(outside, '1.webm'), join(dataDir, 'audio', real, '1.webm'))

  expect(await readAudio(dataDir, linked, 1)).toBeNull()
  expect(await readAudio(dataDir, real, 1)).toBeNull()
  expect(await audioUse(dataDir)).toEqual({ bytes: 0, attempts: 0 })
  expect(await writeAudio(dataDir, linked, 1, recording(3))).toMatchObject({ error: { kind: 'unwritable' } })
  expect(await writeAudio(dataDir, real, 1, recording(3))).toMatchObject({ ok: true })
  await dropAudio(dataDir, linked)
  expect(await readFile(join(outside, '1.webm'), 'utf8')).toBe('secret')
  expect(await readAudio(dataDir, real, 1)).toEqual(recording(3))
})

test('what a process left unfinished goes at the next write, and what another still writes does not', async () => {
  await using folder = await testFolder()
  const dir = join(folder.path, 'audio', id)
  await mkdir(dir, { recursive: true })
  for (const name of ['left', 'running']) await writeFile(join(dir, `1.webm.${name}.partial`), 'half')
  const aMinuteAgo = Date.now() / 1000 - 61
  await utimes(join(dir, '1.webm.left.partial'), aMinuteAgo, aMinuteAgo)
  expect(await audioOf(folder.path, id)).toEqual([])
  await writeAudio(folder.path, id, 2, recording(3))
  expect((await readdir(dir)).toSorted()).toEqual(['1.webm.running.partial', '2.webm'])
})

test('of many writes at once each is whole', async () => {
  await using folder = await testFolder()
  const sentences = Array.from({ length: 40 }, (_, i) => 1 + (i % 5))
  const written = await Promise.all(
    sentences.map((sentence, i) => writeAudio(folder.path, id, sentence, recording(50_000, 'audio/webm', i + 1))),
  )
  expect(written.filter((one) => !one.ok)).toEqual([])
  for (const sentence of [1, 2, 3, 4, 5]) {
    const data = (await readAudio(folder.path, id, sentence))?.data
    expect(data?.every((byte) => byte === data[0])).toBe(true)
  }
  expect(await readdir(join(folder.path, 'audio', id))).toHaveLength(5)
})

test('a process killed while it writes leaves a whole recording', { timeout: 60_000 }, async () => {
  await using folder = await testFolder()
  const bytes = 2_000_000
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder.path, id, String(bytes), '100000'], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  for await (const _ of createInterface(child.stdout)) if (++acknowledged === 20) child.kill('SIGKILL')
  const data = (await readAudio(folder.path, id, 1))?.data
  expect(data?.byteLength).toBe(bytes)
  expect(data?.every((byte) => byte === data[0])).toBe(true)
  expect(await audioUse(folder.path)).toEqual({ bytes, attempts: 1 })
  expect(data?.[0]).toBeGreaterThanOrEqual(20)
})

test('without room the earlier recording stays, and nothing else', { timeout: 60_000 }, async () => {
  await using folder = await testFolder()
  await writeAudio(folder.path, id, 1, recording(100))
  // A file may hold 64 blocks of at most 1 kB.
  const child = spawnSync(
    'sh',
    ['-c', 'ulimit -f 64; exec "$0" "$@"', process.execPath, '--import', 'tsx', script, folder.path, id, '200000', '1'],
    {
      cwd: projectDir,
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    },
  )
  expect(child.stdout).toBe('no-room\n')
  expect(await readAudio(folder.path, id, 1)).toEqual(recording(100))
  expect(await readdir(join(folder.path, 'audio', id))).toEqual(['1.webm'])
})

test('where nothing can be written the reason is told', async () => {
  await using folder = await testFolder()
  await writeFile(join(folder.path, 'audio'), 'a file in the way')
  expect(await writeAudio(folder.path, id, 1, recording(1))).toMatchObject({ error: { kind: 'unwritable' } })
  expect(await readAudio(folder.path, id, 1)).toBeNull()
  expect(await audioUse(folder.path)).toEqual({ bytes: 0, attempts: 0 })
  await rm(join(folder.path, 'audio'))
})
