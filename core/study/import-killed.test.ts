import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { readCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { projectDir, testFolder } from '#core/store/testing.ts'
import { finishChanges } from './finish-changes.ts'
import { importNotes } from './import-notes.ts'
import { emptyLibrary, type TestLibrary } from './testing.ts'
import { undoImport } from './undo-import.ts'

/** More than are written at once. */
const NOTES = 320

const CHILD = `
const { environment, place } = JSON.parse(process.argv[2])
const ctx = await openContext({ ...environment, now: () => new Date() })
if (!ctx.ok) throw new Error(JSON.stringify(ctx.error))
for await (const _ of importNotes(ctx.value, place));
`

async function spawnImport({ dataDir, contentDir }: TestLibrary, place: string) {
  const url = (file: string): string => JSON.stringify(pathToFileURL(path.join(projectDir, file)).href)
  const script = path.join(dataDir, 'child.mts')
  const imports = `import { openContext } from ${url('core/study/context.ts')}\nimport { importNotes } from ${url('core/study/import-notes.ts')}\n`
  await writeFile(script, imports + CHILD)
  const environment = { projectDir, dataDir, contentDir, databaseUrl: null, model: null }
  const args = ['--import', 'tsx', script, JSON.stringify({ environment, place })]
  return spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'inherit', 'inherit'] })
}

test('an import that is killed while it writes leaves whole cards, goes on when begun again, and is taken back', async () => {
  const library = await emptyLibrary()
  const folder = await testFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  for (let i = 0; i < NOTES; i += 1) {
    await writeFile(path.join(folder.path, `${i}.md`), `## 1. Question\n\nWhy ${i}?\n\n## 3. Answer\n\nAnswer ${i}.\n`)
  }
  const cards = async (): Promise<readonly string[]> => {
    const names = await readdir(path.join(library.contentDir, 'inbox')).catch(() => [])
    return names.filter((name) => !name.startsWith('.'))
  }
  const child = await spawnImport(library, folder.path)
  while ((await cards()).length < 100) {
    expect(child.exitCode).toBeNull()
    await setImmediate()
  }
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')

  // As whoever opens the library next does.
  await finishChanges(library)
  for (const name of await cards()) {
    const read = await readCardFile(library.contentDir, `inbox/${name}`)
    expect([name, parseCard(read?.source ?? '', name).problems]).toEqual([name, []])
  }
  library.travel('2027-01-01T09:00:00Z')
  const changes = []
  for await (const { failure, cards: brought } of importNotes(library, folder.path)) {
    expect(failure).toBeNull()
    changes.push(...brought.map(({ change }) => change))
  }
  expect(new Set(changes)).toEqual(new Set(['unchanged', 'made']))
  expect(await cards()).toHaveLength(NOTES)

  expect(await undoImport(library, null)).toMatchObject({ ok: true })
  expect(await undoImport(library, null)).toMatchObject({ ok: true })
  expect(await cards()).toEqual([])
  expect(await readdir(path.join(library.dataDir, 'imports', 'records'))).toEqual([])
}, 120_000)
