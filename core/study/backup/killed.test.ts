import { execFile, spawnSync } from 'node:child_process'
import { cp, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { projectDir } from '#core/store/testing.ts'
import { openContext } from '../context.ts'
import { checkBackup } from './check.ts'
import { readJournal } from './journal.ts'
import { isOfAll, listBackups } from './list.ts'
import { lastTrouble } from './trouble.ts'
import { backedUp, copyOf, markedLibrary, stateOf, type StoredLibrary } from './testing-backup.ts'

const script = fileURLToPath(new URL('testing-child.ts', import.meta.url))
const Said = z.object({ ok: z.boolean(), changes: z.number() })

/** Runs a job of the other process. Null: it died. */
async function run(job: string, folder: string, nth = 0): Promise<z.infer<typeof Said> | null> {
  try {
    const args = ['--import', 'tsx', script, job, folder, String(nth)]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: projectDir })
    return Said.parse(JSON.parse(stdout))
  } catch (error) {
    if (error instanceof Error && 'signal' in error && error.signal === 'SIGKILL') return null
    throw error
  }
}

/** Of a job's many changes to the file system so many are tried, from the first to the last. */
const TRIED = 24

/** Dies before changes that a job makes to the file system, one after the other, and looks at what is left. */
async function atSteps(job: string, from: StoredLibrary, look: (left: StoredLibrary, nth: number) => Promise<void>) {
  const whole = await run(job, (await copyOf(from)).folder)
  expect(whole?.ok).toBe(true)
  const changes = whole?.changes ?? 0
  const steps = Array.from({ length: TRIED }, (_, i) => 1 + Math.round((i * (changes - 1)) / (TRIED - 1)))
  const two = [steps.filter((_, i) => i % 2 === 1), steps.filter((_, i) => i % 2 === 0)]
  await Promise.all(
    two.map(async (some) => {
      for (const nth of some) {
        const left = await copyOf(from)
        expect(await run(job, left.folder, nth), `${job} was to die before change ${nth}`).toBeNull()
        await look(left, nth)
      }
    }),
  )
  return changes
}

/** A library that says `new`, with a backup beside it, carried there, that says `old`. */
async function besideOld() {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  // Of copies: what was opened here is let go of only some time after it is closed.
  const states = { old: await stateOf(await copyOf(old)), new: await stateOf(await copyOf(library)) }
  const { place } = await backedUp(old)
  await cp(place, path.join(library.folder, 'backup'), { recursive: true })
  await cp(path.join(path.dirname(place), 'objects'), path.join(library.folder, 'objects'), { recursive: true })
  return { library, states }
}

test('a restoring that is killed, wherever that is, leaves the library as it was or as the backup has it', async () => {
  const { library, states } = await besideOld()
  const seen = new Set<string | undefined>()
  const changes = await atSteps('restore', library, async (left, nth) => {
    const state = await stateOf(left)
    expect(state, `killed before change ${nth}`).toEqual(state['mark'] === 'old' ? states.old : states.new)
    expect((await readJournal(left.env.dataDir))?.state).not.toBe('putting')
    seen.add(state['mark'])
  })
  expect(changes).toBeGreaterThan(TRIED)
  expect(seen).toEqual(new Set(['old', 'new']))
}, 300_000)

test('a restoring that was killed can be done again, and taken back', async () => {
  const { library, states } = await besideOld()
  const last = (await run('restore', (await copyOf(library)).folder))?.changes ?? 0
  for (const nth of [last - 20, last - 5]) {
    const left = await copyOf(library)
    expect(await run('restore', left.folder, nth)).toBeNull()
    expect(await run('undo', left.folder)).toMatchObject({ ok: true })
    expect(await stateOf(left)).toEqual(states.new)
  }
}, 120_000)

test('a backup that is killed, wherever that is, leaves those before it whole and nothing that the next does not clear away', async () => {
  const library = await markedLibrary('new')
  expect(await run('backUpBefore', library.folder)).toMatchObject({ ok: true })
  await library.write('content/net/port.mdx', 'changed since')
  const state = await stateOf(await copyOf(library))
  const changes = await atSteps('backup', library, async (left, nth) => {
    expect(await stateOf(left), `killed before change ${nth}`).toEqual(state)
    const folder = path.join(left.env.dataDir, 'backups')
    for (const { place, isWhole } of await listBackups(folder)) {
      expect([isWhole, await checkBackup(place, projectDir)]).toEqual([true, null])
    }
    if (nth % 3 !== 0) return
    // One that had its name before the process died is there to stay.
    const isNamed = (await listBackups(folder))[0]?.name === '20261124T090000000Z-daily'
    if (!isNamed) expect(await run('backup', left.folder)).toMatchObject({ ok: true })
    else await backedUp(left, { now: new Date('2026-11-25T09:00:00Z') })
    const names = await readdir(folder, { recursive: true })
    expect(names.filter((name) => name.endsWith('.partial'))).toEqual([])
    expect((await listBackups(folder)).filter(isOfAll)).toHaveLength(isNamed ? 3 : 2)
  })
  expect(changes).toBeGreaterThan(TRIED)
}, 300_000)

/** Runs it where a file may hold so many blocks. */
function runSmall(job: string, folder: string, blocks: number): unknown {
  const child = spawnSync(
    'sh',
    ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, '--import', 'tsx', script, job, folder],
    { cwd: projectDir, encoding: 'utf8', env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
  )
  return JSON.parse(child.stdout)
}

test('a restoring for which the disk has no room after all is finished once it has', async () => {
  const [old, library] = [await markedLibrary('old'), await markedLibrary('new')]
  await old.write('content/net/large.bin', 'x'.repeat(8_000_000))
  const state = await stateOf(await copyOf(old))
  const { place } = await backedUp(old)
  await cp(place, path.join(library.folder, 'backup'), { recursive: true })
  await cp(path.join(path.dirname(place), 'objects'), path.join(library.folder, 'objects'), { recursive: true })
  expect(runSmall('restore', library.folder, 6000)).toMatchObject({
    ok: false,
    done: { error: { kind: 'half-restored' } },
  })
  expect(await stateOf(library)).toEqual(state)
}, 60_000)

test('a backup for which there is no room fails, says so, and leaves nothing behind', async () => {
  const library = await markedLibrary('new')
  await library.write('content/large.bin', 'x'.repeat(200_000))
  const folder = path.join(library.env.dataDir, 'backups')
  // A file may hold 64 blocks of at most 1 kB.
  expect(runSmall('backup', library.folder, 64)).toMatchObject({
    ok: false,
    done: { error: { kind: 'no-room', place: expect.any(String) } },
  })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  expect(entries.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(['.lock'])
  expect(await lastTrouble(library.env)).toMatchObject({ kind: 'no-room' })
  expect(await stateOf(library)).toMatchObject({ mark: 'new' })
  expect(await run('backup', library.folder)).toMatchObject({ ok: true })
  expect(await lastTrouble(library.env)).toBeNull()
}, 60_000)

test('a restoring that was killed and whose backup is gone is told to whoever opens the library, and taken back', async () => {
  const { library, states } = await besideOld()
  const last = (await run('restore', (await copyOf(library)).folder))?.changes ?? 0
  expect(await run('restore', library.folder, last - 20)).toBeNull()
  await rename(path.join(library.folder, 'backup'), path.join(library.folder, 'elsewhere'))
  expect(await openContext(library.env)).toMatchObject({
    ok: false,
    error: { kind: 'half-restored', place: path.join(library.folder, 'backup') },
  })
  expect(await run('undo', library.folder)).toMatchObject({ ok: true })
  expect(await stateOf(library)).toEqual(states.new)
}, 60_000)
