import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { FAULT_KINDS, faultText } from './fault.ts'
import { readBundle } from './read.ts'
import { HOSTILE_CONTENT } from './testing-hostile-content.ts'
import { HOSTILE_JSON } from './testing-hostile-json.ts'
import { HOSTILE_NAMES } from './testing-hostile-names.ts'
import { HOSTILE_ZIPS } from './testing-hostile-zip.ts'

const HOSTILE = [...HOSTILE_ZIPS, ...HOSTILE_NAMES, ...HOSTILE_CONTENT, ...HOSTILE_JSON]

test.each(HOSTILE)('%s is refused as %s, and nothing is written', { timeout: 60_000 }, async (_, kind, make) => {
  await using folder = await testFolder()
  for (const place of ['library/content/net', 'library/data', 'neighbour']) {
    await mkdir(path.join(folder.path, place), { recursive: true })
    await writeFile(path.join(folder.path, place, 'private'), 'canary')
  }
  const file = path.join(folder.path, 'library', 'a.zip')
  await writeFile(file, make())
  const before = await snapshot(folder.path)
  const read = await readBundle(await readFile(file))
  expect(read).toMatchObject({ ok: false, error: { kind } })
  expect(await snapshot(folder.path)).toEqual(before)
})

test('each reason that there is has been met, and is said in other words', () => {
  expect(new Set(HOSTILE.map(([, kind]) => kind))).toEqual(new Set(FAULT_KINDS))
  const words = HOSTILE.map(([, kind]) => faultText({ kind }))
  expect(new Set(words).size).toBe(new Set(HOSTILE.map(([, kind]) => kind)).size)
})

test('what is said of a bundle is one line that does nothing to a terminal', () => {
  const text = faultText({ kind: 'odd-name', path: `a\x1b[2J\n\u202E${'b'.repeat(500)}` })
  expect(text).toMatch(/^a�\[2J��b+ has a name with characters that names of bundles do not have$/)
  expect(faultText({ kind: 'too-many-files', limit: 500 })).toBe(
    'it has more files than a bundle may have (at most 500)',
  )
})

/** Every file, with its bytes and the time when it was last written. */
async function snapshot(folder: string): Promise<readonly (readonly [string, string, number])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return Promise.all(
    files.toSorted().map(async (file) => {
      const hash = createHash('sha256').update(await readFile(file))
      return [path.relative(folder, file), hash.digest('hex'), (await stat(file)).mtimeMs] as const
    }),
  )
}
