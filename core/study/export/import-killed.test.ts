import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { addReview } from '#core/store/reviews.ts'
import { projectDir } from '#core/store/testing.ts'
import { rebuildIfBehind } from '../refold.ts'
import { cardSource, emptyLibrary } from '../testing.ts'
import { importJson } from './json-import.ts'
import { beginThings, libraryText, putFiles } from './testing-library.ts'

const CHILD = `
const { environment, file } = JSON.parse(process.argv[2])
const ctx = await openContext({ ...environment, now: () => new Date() })
if (!ctx.ok) throw new Error(JSON.stringify(ctx.error))
await importJson(ctx.value, file)
`
const CARDS = 1500

test('an import that is killed leaves whole files, and once more brings the rest', { timeout: 120_000 }, async () => {
  const [here, there] = [await emptyLibrary(), await emptyLibrary()]
  const ids = Array.from({ length: CARDS }, (_, i) => CardId.parse(`q-card${i}`))
  await putFiles(
    here,
    ids.map((id, i) => ({
      place: 'content',
      path: `${i % 7}/${id}.mdx`,
      bytes: Buffer.from(cardSource(id)),
      mtimeMs: 1_790_000_000_000 + i,
    })),
  )
  const review = { reviewedAt: here.now(), rating: 'good', durationMs: null, place: null } as const
  for (const cardId of ids.slice(0, 50)) await addReview(here.db, { cardId, ...review })
  await beginThings(here)
  // As whoever opens a library does.
  await rebuildIfBehind(here.db)
  const text = await libraryText(here)
  const file = path.join(there.dataDir, 'library.json')
  await writeFile(file, text)

  const script = path.join(there.dataDir, 'child.mts')
  const url = (name: string): string => JSON.stringify(pathToFileURL(path.join(projectDir, name)).href)
  const imports = `import { openContext } from ${url('core/study/context.ts')}\nimport { importJson } from ${url('core/study/export/json-import.ts')}\n`
  await writeFile(script, imports + CHILD)
  const { dataDir, contentDir } = there
  const environment = { projectDir, dataDir, contentDir, databaseUrl: null, model: null }
  const args = ['--import', 'tsx', script, JSON.stringify({ environment, file })]
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'inherit', 'inherit'] })
  const cards = async (): Promise<readonly string[]> =>
    (await readdir(contentDir, { recursive: true })).filter((name) => /^\d\/.*\.mdx$/.test(name))
  while ((await cards()).length < 100) {
    expect(child.exitCode).toBeNull()
    await setImmediate()
  }
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect((await cards()).length).toBeLessThan(CARDS)

  const again = await importJson(there, file)
  expect(again).toMatchObject({ value: { files: { keptOut: [] } } })
  expect(await cards()).toHaveLength(CARDS)
  expect((await readdir(contentDir)).filter((name) => name.startsWith('.'))).toEqual([])
  expect(await libraryText(there)).toBe(text)
})
