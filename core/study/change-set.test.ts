import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { hashOfBytes } from '#core/card/disk.ts'
import { addChangeSet, dropChangeSet, unfinishedChangeSets } from '#core/store/change-sets.ts'
import { findCard } from '#core/store/cards.ts'
import { closeDb } from '#core/store/db.ts'
import { projectDir } from '#core/store/testing.ts'
import { applyChanges, type FileChange, undoBatch } from './change-set.ts'
import { openContext } from './context.ts'
import { finishChanges } from './finish-changes.ts'
import { inTurn } from './in-turn.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const hash = (text: string): string => hashOfBytes(bytes(text))
const deed = { kind: 'rename', about: { title: 'Why?' } } as const

const [a, b, c] = [cardSource('q-a'), cardSource('q-b'), cardSource('q-c')]
const a2 = cardSource('q-a', ['q-c'])

async function library(): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  await lib.write('net/a.mdx', a)
  await lib.write('net/b.mdx', b)
  return lib
}

/** `a` is rewritten, `b` goes, `c` is new, with an image. */
const changes: readonly FileChange[] = [
  { path: 'net/b.mdx', before: hash(b), after: null },
  { path: 'net/a.mdx', before: hash(a), after: bytes(a2) },
  { path: 'os/c.mdx', before: null, after: bytes(c) },
  { path: 'os/c.png', before: null, after: bytes('png') },
]

async function filesIn({ contentDir }: { contentDir: string }): Promise<Record<string, string>> {
  const names = (await readdir(contentDir, { recursive: true, withFileTypes: true }))
    // A process that is killed leaves what it was writing under a hidden name.
    .filter((one) => one.isFile() && !one.name.startsWith('.'))
  const files = names.map(({ parentPath, name }) => path.join(parentPath, name)).toSorted()
  const texts = files.map(async (file) => [path.relative(contentDir, file), await readFile(file, 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}

const old = { 'net/a.mdx': a, 'net/b.mdx': b }
const changed = { 'net/a.mdx': a2, 'os/c.mdx': c, 'os/c.png': 'png' }

test('several files change as one, the index follows, and they change back as one', async () => {
  const lib = await library()
  const done = await applyChanges(lib, deed, changes)
  if (!done.ok) throw new Error(done.error.path)
  expect(await filesIn(lib)).toEqual(changed)
  expect(await findCard(lib.db, cardId('q-c'))).toMatchObject({ path: 'os/c.mdx' })
  expect(await findCard(lib.db, cardId('q-b'))).toBeNull()

  expect(await undoBatch(lib, done.value.batch)).toEqual({ ok: true, value: { kept: [] } })
  expect(await filesIn(lib)).toEqual(old)
  expect(await findCard(lib.db, cardId('q-b'))).toMatchObject({ path: 'net/b.mdx' })
  expect(await undoBatch(lib, done.value.batch)).toEqual({ ok: false, error: { kind: 'unknown' } })
})

test.each([
  ['has other text', 'net/a.mdx', 'typed in an editor'],
  ['is there already', 'os/c.mdx', 'somebody else’s'],
  ['is gone', 'net/b.mdx', null],
])('where a file %s, nothing is changed', async (_, file, text) => {
  const lib = await library()
  await (text === null ? lib.remove(file) : lib.write(file, text))
  const before = await filesIn(lib)
  expect(await applyChanges(lib, deed, changes)).toEqual({ ok: false, error: { kind: 'changed', path: file } })
  expect(await filesIn(lib)).toEqual(before)
})

test('where a file cannot be written, what was written is taken back', async () => {
  const lib = await library()
  await lib.write('os', 'no folder')
  await expect(applyChanges(lib, deed, changes)).rejects.toThrow(/ENOTDIR|EEXIST/)
  expect(await filesIn(lib)).toEqual({ ...old, os: 'no folder' })
  expect(await unfinishedChangeSets(lib.db)).toEqual([])
})

test('where the deed is given up, what an editor has saved of its files meanwhile stays', async () => {
  const lib = await emptyLibrary()
  const names = Array.from({ length: 8 }, (_, i) => `${i}.mdx`)
  for (const name of names) await lib.write(name, a)
  const done = applyChanges(
    lib,
    deed,
    names.map((name) => ({ path: name, before: hash(a), after: bytes(a2) })),
  )
  while ((await readFile(path.join(lib.contentDir, '0.mdx'), 'utf8')) !== a2) await setImmediate()
  await lib.write('0.mdx', `${a2}\nmine\n`)
  await lib.write('7.mdx', `${a}\nmine\n`)
  expect(await done).toEqual({ ok: false, error: { kind: 'changed', path: '7.mdx' } })
  const left = Object.fromEntries(names.map((name) => [name, a]))
  expect(await filesIn(lib)).toEqual({ ...left, '0.mdx': `${a2}\nmine\n`, '7.mdx': `${a}\nmine\n` })
})

test('sets of one batch are taken back to before the first of them', async () => {
  const lib = await library()
  const batch = 'one-import'
  await applyChanges(lib, { ...deed, batch }, [{ path: 'net/a.mdx', before: hash(a), after: bytes(a2) }])
  await applyChanges(lib, { ...deed, batch }, [{ path: 'net/a.mdx', before: hash(a2), after: bytes(`${a2}\nmore\n`) }])
  await applyChanges(lib, { ...deed, batch }, [{ path: 'c.mdx', before: null, after: bytes(c) }])
  expect(await undoBatch(lib, batch)).toMatchObject({ ok: true })
  expect(await filesIn(lib)).toEqual(old)
})

test('what was changed since keeps a deed from being taken back, or is left and named', async () => {
  const lib = await library()
  const done = await applyChanges(lib, deed, changes)
  const batch = done.ok ? done.value.batch : ''
  await lib.write('os/c.mdx', `${c}\nmine\n`)
  expect(await undoBatch(lib, batch)).toEqual({ ok: false, error: { kind: 'changed', path: 'os/c.mdx' } })
  expect(await undoBatch(lib, batch, { skipChanged: true })).toEqual({ ok: true, value: { kept: ['os/c.mdx'] } })
  expect(await filesIn(lib)).toEqual({ ...old, 'os/c.mdx': `${c}\nmine\n` })
})

/** As a crash leaves it: written down, and some of the files done. */
async function broken(lib: TestLibrary): Promise<void> {
  const files = [
    { path: 'net/a.mdx', before: bytes(a), after: bytes(a2) },
    { path: 'net/b.mdx', before: bytes(b), after: null },
    { path: 'os/c.mdx', before: null, after: bytes(c) },
  ]
  await addChangeSet(lib.db, { ...deed, id: 'one', batch: 'one', madeAt: lib.now(), files })
  await lib.write('os/c.mdx', c)
}

test('what a crash left half done is finished, and can be taken back', async () => {
  const lib = await library()
  await broken(lib)
  expect(await finishChanges(lib)).toEqual([])
  expect(await filesIn(lib)).toEqual({ 'net/a.mdx': a2, 'os/c.mdx': c })
  expect(await findCard(lib.db, cardId('q-b'))).toBeNull()
  await undoBatch(lib, 'one')
  expect(await filesIn(lib)).toEqual(old)
})

test('what was changed after the crash stays as it is, and so does what it was to take in', async () => {
  const lib = await library()
  await broken(lib)
  await lib.write('net/a.mdx', 'mended by hand')
  await finishChanges(lib)
  expect(await filesIn(lib)).toEqual({ 'net/a.mdx': 'mended by hand', 'net/b.mdx': b, 'os/c.mdx': c })
})

test('what was given up by whoever began it, while another waited to finish it, is not done', async () => {
  const lib = await library()
  await broken(lib)
  const finished = finishChanges(lib)
  await inTurn(path.join(lib.contentDir, 'net/a.mdx'), async () => {
    await unfinishedChangeSets(lib.db)
    await dropChangeSet(lib.db, 'one')
  })
  expect(await finished).toEqual([])
  expect(await filesIn(lib)).toEqual({ ...old, 'os/c.mdx': c })
})

test('what cannot be finished yet waits', async () => {
  const lib = await library()
  await broken(lib)
  await lib.remove('net/a.mdx')
  await rm(path.join(lib.contentDir, 'os'), { recursive: true })
  await lib.write('os', 'no folder')
  expect(await finishChanges(lib)).toMatchObject([{ id: 'one' }])
  await lib.remove('os')
  expect(await finishChanges(lib)).toEqual([])
  expect(await filesIn(lib)).toMatchObject({ 'os/c.mdx': c })
})

test('of many files changed by a process that is killed, all are changed when the library is next opened, or none', async () => {
  const lib = await emptyLibrary()
  const names = Array.from({ length: 40 }, (_, i) => `${i % 5}/${i}.mdx`)
  const textOf = (i: number, state: string): string => cardSource(`q-n${i}`, [], state)
  for (const [i, name] of names.entries()) await lib.write(name, textOf(i, 'one'))
  const environment = {
    projectDir,
    dataDir: lib.dataDir,
    contentDir: lib.contentDir,
    databaseUrl: null,
    shareUrl: null,
    model: null,
    now: lib.now,
  }
  const script = path.join(lib.dataDir, 'child.mts')
  const url = (file: string): string => JSON.stringify(pathToFileURL(path.join(projectDir, file)).href)
  await mkdir(lib.dataDir, { recursive: true })
  await writeFile(
    script,
    `import { applyChanges } from ${url('core/study/change-set.ts')}
import { openContext } from ${url('core/study/context.ts')}
const { environment, changes } = JSON.parse(process.argv[2])
const ctx = await openContext({ ...environment, now: () => new Date() })
if (!ctx.ok) throw new Error(JSON.stringify(ctx.error))
console.log('begins')
await applyChanges(ctx.value, { kind: 'rename', about: null },
  changes.map(({ path, before, after }) => ({ path, before, after: new TextEncoder().encode(after) })))
`,
  )
  for (const nth of [0, 7, 21, 38]) {
    const now = await filesIn(lib)
    const next = `${now[names[0] ?? '']}`.includes('one') ? 'two' : 'one'
    const asked = names.map((name, i) => ({ path: name, before: hash(now[name] ?? ''), after: textOf(i, next) }))
    const args = ['--import', 'tsx', script, JSON.stringify({ environment, changes: asked })]
    const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    const isWritten = async (): Promise<boolean> =>
      (await readFile(path.join(lib.contentDir, names[nth] ?? ''), 'utf8')).includes(next)
    while (!(await isWritten())) await setImmediate()
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    const opened = await openContext(environment)
    if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    await closeDb(opened.value.db)
    const states = new Set(Object.values(await filesIn(lib)).map((text) => (text.includes('one') ? 'one' : 'two')))
    expect(states.size).toBe(1)
  }
})
