import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import { PIECE_BYTES } from '#core/share/file-row.ts'
import { addChangeSet, endChangeSet } from '#core/store/change-sets.ts'
import { allow } from '#core/store/demos-allowed.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { projectDir } from '#core/store/testing.ts'
import { schedulesAstray } from '../doctor.ts'
import { syncContent } from '../sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { deeds, live } from '../testing-history.ts'
import { importJson } from './json-import.ts'
import { exportLibrary } from './library-export.ts'
import { LibraryDocument, librarySchema } from './library-schema.ts'
import { beginThings, everythingIn, libraryText, putFiles, someFiles, type TestFile } from './testing-library.ts'

async function bring(library: TestLibrary, text: string, options = {}) {
  const file = path.join(await mkdtemp(path.join(library.dataDir, 'import-')), 'library.json')
  await writeFile(file, text)
  library.travel(new Date(library.now().getTime() + 60_000).toISOString())
  return importJson(library, file, options)
}

test(
  'whatever a library holds, an empty one that imports its export exports the same',
  { timeout: 180_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds(20), someFiles, fc.boolean(), async (happened, files, hasBegun) => {
        const [here, there] = [await emptyLibrary(), await emptyLibrary()]
        await putFiles(here, files)
        await live(here, happened)
        if (hasBegun) await beginThings(here)
        const before = await libraryText(here)
        expect(LibraryDocument.safeParse(JSON.parse(before)).error).toBeUndefined()
        expect(await bring(there, before)).toMatchObject({ ok: true })
        expect(await libraryText(there)).toBe(before)
        expect(await schedulesAstray(there)).toEqual([])
      }),
      { numRuns: 25 },
    )
  },
)

const file = (place: TestFile['place'], name: string, bytes: string | Uint8Array = name): TestFile => ({
  place,
  path: name,
  bytes: Buffer.from(bytes),
  mtimeMs: 1_790_000_000_123,
})
const ATTEMPT = '22222222-2222-4222-8222-222222222222'

/** Of a card that took another in, and that a third one gives away. */
const EXTRA = 'mergedFrom: [q-third003]\nspoils: [q-first001]\ncreated'

/** A library of two cards with all that there can be beside them. */
async function wholeLibrary(): Promise<TestLibrary> {
  const library = await emptyLibrary()
  for (const happened of fc.sample(deeds(300), { numRuns: 5, seed: 7 })) await live(library, happened)
  await putFiles(library, [
    file(
      'content',
      'nginx/one.mdx',
      cardSource('q-first001', ['q-second02', 'What else?'], '[[Question q-second02?]] [it](card:q-second02)'),
    ),
    file(
      'content',
      'two.mdx',
      cardSource('q-second02', [], '<Demo id="one" /> ![](two.png)').replace('created', EXTRA),
    ),
    file('content', 'two.png', new Uint8Array(PIECE_BYTES * 2).fill(7)),
    file('content', 'demos/one/demo.json', '{}'),
    file('content', 'demos/one/.origin.json', '{}'),
    file('audio', `${ATTEMPT}/1.webm`, new Uint8Array(PIECE_BYTES + 1).fill(9)),
    file('imports', `originals/${'a'.repeat(64)}`),
  ])
  await syncContent(library)
  await beginThings(library)
  await allow(library.db, 'a'.repeat(64), DemoId.parse('one'), library.now())
  return library
}

/**
 * What is not the same on the new machine: a cache, a count that only tells states apart, when the database was made, and
 * what is allowed to run, which is said on each machine.
 */
const OWN_TO_A_MACHINE = ['Rendering', 'IndexCount', '_prisma_migrations', 'DemoAllowed']

test('a library restored on an empty machine is the same in every table and every file', async () => {
  const [here, there] = [await wholeLibrary(), await emptyLibrary()]
  expect(await bring(there, await libraryText(here))).toMatchObject({ value: { files: { added: 7, keptOut: [] } } })
  const [before, after] = [await everythingIn(here, OWN_TO_A_MACHINE), await everythingIn(there, OWN_TO_A_MACHINE)]
  expect(after).toEqual(before)
  const { tables } = before as { tables: Record<string, readonly string[]> }
  // Of tables with nothing in them nothing would be proved.
  const isEmpty = Object.entries(tables).filter(([, rows]) => rows.length === 0)
  expect(isEmpty.map(([name]) => name)).toEqual([])
})

test('imported again, nothing is added', async () => {
  const [here, there] = [await wholeLibrary(), await emptyLibrary()]
  const text = await libraryText(here)
  await bring(there, text)
  const before = await libraryText(there)
  const again = await bring(there, text)
  expect(again).toMatchObject({ value: { backup: null, files: { added: 0, same: 7, keptOut: [] } } })
  expect(await libraryText(there)).toBe(before)
})

test('a dry run says what would come and writes nothing', async () => {
  const [here, there] = [await wholeLibrary(), await emptyLibrary()]
  expect(await bring(there, await libraryText(here), { dryRun: true })).toMatchObject({
    value: { files: { added: 7 } },
  })
  expect(await readdir(there.contentDir)).toEqual([])
  expect(JSON.parse(await libraryText(there))).toMatchObject({ facts: { Review: [] }, files: { audio: [] } })
})

test('what is here stays: other texts, and cards that lie elsewhere', async () => {
  const [here, there] = [await wholeLibrary(), await emptyLibrary()]
  const mine = cardSource('q-first001', [], 'mine')
  await putFiles(there, [
    file('content', 'elsewhere.mdx', mine),
    file('content', 'two.png', 'mine'),
    file('content', 'demos/one/demo.json', '{}'),
  ])
  const brought = await bring(there, await libraryText(here))
  expect(brought).toMatchObject({
    value: {
      files: {
        added: 4,
        same: 1,
        keptOut: [
          { file: 'content/nginx/one.mdx', why: 'card-elsewhere', at: 'elsewhere.mdx' },
          { file: 'content/two.png', why: 'different' },
        ],
      },
    },
  })
  expect(await readFile(path.join(there.contentDir, 'elsewhere.mdx'), 'utf8')).toBe(mine)
  expect(await readFile(path.join(there.contentDir, 'two.png'), 'utf8')).toBe('mine')
  expect(await readdir(there.contentDir)).toEqual(['demos', 'elsewhere.mdx', 'two.mdx', 'two.png'])
})

test('a change of a file that other systems do not take stays behind, and keeps nothing else from coming in', async () => {
  const [here, there] = [await wholeLibrary(), await emptyLibrary()]
  const [odd, before] = [' odd.mdx', await libraryText(here)]
  await insideWrite(here.db, async (tx) => {
    const set = { id: crypto.randomUUID(), batch: 'b', kind: 'rename', madeAt: here.now(), about: {} } as const
    await addChangeSet(tx, { ...set, files: [{ path: odd, before: Buffer.from('a'), after: Buffer.from('b') }] })
    await endChangeSet(tx, set.id, [], here.now())
  })
  const text = await libraryText(here)
  expect(text).toBe(before)
  expect(await bring(there, text)).toMatchObject({ ok: true })
})

test('a library is not written into itself', async () => {
  const library = await wholeLibrary()
  for (const place of [library.contentDir, path.join(library.dataDir, 'audio')]) {
    const file = path.join(place, 'x.json')
    expect(await exportLibrary(library, file)).toEqual({ ok: false, error: { kind: 'inside', file } })
  }
})

test('the published schema is that of the program (`scripts/zhuiwen export library-schema` writes it anew)', async () => {
  const published = await readFile(path.join(projectDir, 'docs/zhuiwen-library-1.schema.json'), 'utf8')
  expect(JSON.parse(published)).toEqual(librarySchema())
})
