import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { projectDir } from '#core/store/testing.ts'
import { syncContent } from './sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { numberIn, saveNext, textOfNumber, WRITTEN } from './testing-writer.ts'

const script = fileURLToPath(new URL('testing-writer.ts', import.meta.url))
const file = 'net/written.mdx'

async function library(): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await lib.write(file, `${cardSource(WRITTEN)}\n## 8. Demo vs. real project\n\n${textOfNumber(0)}`)
  await syncContent(lib)
  return lib
}

const numberNow = async ({ contentDir }: TestLibrary) => numberIn(await readFile(path.join(contentDir, file), 'utf8'))

test('two processes save at once, and neither overwrites what the other saved', { timeout: 120_000 }, async () => {
  const lib = await library()
  const args = ['--import', 'tsx', script, 'count', lib.contentDir, lib.dataDir, '30']
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    if (line === 'ready') for (let done = 0; done < 30;) if ((await saveNext(lib)) !== null) done += 1
  }
  expect(await ended).toEqual([0, null])
  expect(await numberNow(lib)).toBe(60)
})

test('without room the old file stays, nothing is left beside it, and that is said', { timeout: 60_000 }, async () => {
  const lib = await library()
  // Larger than a file may be there, with 8 blocks of at most 1 kB.
  const { stdout } = spawnSync(
    'sh',
    [
      '-c',
      'ulimit -f 8; exec "$0" "$@"',
      process.execPath,
      '--import',
      'tsx',
      script,
      'once',
      lib.contentDir,
      lib.dataDir,
    ],
    { cwd: projectDir, encoding: 'utf8', env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
  )
  expect(stdout).toBe('no-room\n')
  expect(await numberNow(lib)).toBe(0)
  expect(await readdir(path.join(lib.contentDir, 'net'))).toEqual(['written.mdx'])
})

test('what a killed process left is removed, but not what is being written, nor what is not ours', async () => {
  const lib = await library()
  const at = (name: string): string => path.join(lib.contentDir, 'net', name)
  const drafts = ['1', '2'].map((n) => `.written.mdx.999${n}.tmp`)
  for (const name of [...drafts, '.written.mdx.swp', '.written.txt.1.tmp']) await writeFile(at(name), 'x')
  const minuteAgo = new Date(Date.now() - 61_000)
  for (const name of [drafts[0] ?? '', '.written.mdx.swp', '.written.txt.1.tmp'])
    await utimes(at(name), minuteAgo, minuteAgo)
  await syncContent(lib)
  const left = ['.written.mdx.swp', drafts[1], '.written.txt.1.tmp', 'written.mdx']
  expect((await readdir(at(''))).toSorted()).toEqual(left.toSorted())

  const demo = path.join(lib.contentDir, 'demos/hello')
  await lib.write('demos/hello/.hello.sh.1.tmp', 'x')
  await lib.write('demos/hello/.hello.sh.2.tmp', 'x')
  await utimes(path.join(demo, '.hello.sh.1.tmp'), minuteAgo, minuteAgo)
  await syncContent(lib)
  expect(await readdir(demo)).toEqual(['.hello.sh.2.tmp'])
})
