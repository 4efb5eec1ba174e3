import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { versionsOf } from '#core/store/chain-versions.ts'
import { unfinishedChangeSets } from '#core/store/change-sets.ts'
import { projectDir } from '#core/store/testing.ts'
import { finishChanges } from '../finish-changes.ts'
import { emptyLibrary, type TestLibrary } from '../testing.ts'
import { takeIn } from './take.ts'
import { largeBundle, LEAVES } from './testing-taker.ts'
import { undoTake } from './undo-take.ts'

const script = fileURLToPath(new URL('testing-taker.ts', import.meta.url))
const ARGS = ['--import', 'tsx', script]
/** The root, its leaves and the image; the demo's two files and its mark. */
const ALL = 1 + LEAVES + 1 + 3

const spawnTaker = ({ contentDir, dataDir }: TestLibrary) =>
  spawn(process.execPath, [...ARGS, contentDir, dataDir], { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] })

async function filesIn({ contentDir }: TestLibrary): Promise<readonly string[]> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true })
  // What was half there when it was killed has a name that nothing reads.
  const files = entries.filter((one) => one.isFile() && !one.name.endsWith('.tmp'))
  return files.map(({ parentPath, name }) => path.relative(contentDir, path.join(parentPath, name)))
}

const comeIn = async (lib: TestLibrary) =>
  (await versionsOf(lib.db, sampleContents.chainId)).filter(({ way, isTakenBack }) => way === 'in' && !isTakenBack)

test(
  'killed at any file, all of it is there when the library is next opened, or nothing',
  { timeout: 300_000 },
  async () => {
    const lib = await emptyLibrary()
    const places = [
      'shared/question-q-root/question-q-root.mdx',
      'shared/question-q-root/question-q-leaf-9.mdx',
      'demos/hello/.origin.json',
      'demos/hello/hello.sh',
    ]
    let broken = 0
    for (const place of [null, ...places]) {
      const child = spawnTaker(lib)
      const ended = once(child, 'exit')
      await once(child.stdout, 'data')
      while (place !== null && !existsSync(path.join(lib.contentDir, place))) {
        expect(child.exitCode).toBeNull()
        await setImmediate()
      }
      child.kill('SIGKILL')
      await ended
      broken += (await unfinishedChangeSets(lib.db)).length
      expect(await finishChanges(lib)).toEqual([])
      const [files, versions] = [await filesIn(lib), await comeIn(lib)]
      expect([files.length, versions.length]).toEqual(place === null ? [0, 0] : [ALL, 1])
      if (place !== null)
        expect(await undoTake(lib, versions[0]?.batch ?? '')).toEqual({ ok: true, value: { kept: [] } })
      expect(await filesIn(lib)).toEqual([])
    }
    expect(broken).toBeGreaterThan(0)
  },
)

test('without room nothing is written, and that is said', { timeout: 120_000 }, async () => {
  const lib = await emptyLibrary()
  // Larger than a file may be there, with blocks of 512 bytes or 1 kB; the database is far smaller.
  const limited = [
    '-c',
    'ulimit -f 16000; exec "$0" "$@"',
    process.execPath,
    ...ARGS,
    lib.contentDir,
    lib.dataDir,
    '20000000',
  ]
  const { stdout } = spawnSync('sh', limited, {
    cwd: projectDir,
    encoding: 'utf8',
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  })
  expect(stdout).toBe('begins\nno-room\n')
  expect(await filesIn(lib)).toEqual([])
  expect([await unfinishedChangeSets(lib.db), await comeIn(lib)]).toEqual([[], []])
})

test('two processes take in the same at once, and it is there once', { timeout: 120_000 }, async () => {
  const lib = await emptyLibrary()
  const child = spawnTaker(lib)
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'exit')
  while (said === '') await setImmediate()
  const taken = await takeIn(lib, largeBundle(), {})
  await ended
  const outcomes = [said.split('\n')[1], taken.ok ? 'taken' : taken.error.kind]
  // Whoever is later finds it there already, or just coming.
  expect(outcomes).toContain('taken')
  for (const outcome of outcomes) expect(['taken', 'changed']).toContain(outcome)
  expect(await filesIn(lib)).toHaveLength(ALL)
  expect(await unfinishedChangeSets(lib.db)).toEqual([])
})
