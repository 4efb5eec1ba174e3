import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { PLACES, type Place } from '#core/share/library-path.ts'
import { addVersion } from '#core/store/chain-versions.ts'
import { addChangeSet, endChangeSet } from '#core/store/change-sets.ts'
import { prismaOf } from '#core/store/client.ts'
import { addLink, ShareLinkId } from '#core/store/share-links.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from '../context.ts'
import { cardSource } from '../testing.ts'
import { addRow } from '../testing-rows.ts'
import { exportLibrary } from './library-export.ts'
import { filesOf, rootOf } from './read-files.ts'

/** A file of a library: where it lies, what it holds, and when it was changed last, in ms since the epoch. */
export type TestFile = {
  readonly place: Place
  readonly path: string
  readonly bytes: Uint8Array
  readonly mtimeMs: number
}

const ATTEMPT = '11111111-1111-4111-8111-111111111111'
const folder = fc.constantFrom('', 'nginx/', '平滑 升级/', 'CON/', 'a/b/c/')
const bytes = fc.uint8Array({ maxLength: 40 })
const mtimeMs = fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 })

/** Files of every place and kind, none of the same path as another. */
export const someFiles: fc.Arbitrary<TestFile[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({
      place: fc.constant('content' as const),
      path: fc.tuple(folder, fc.integer({ min: 1, max: 6 })).map(([where, n]) => `${where}card-${n}.mdx`),
      bytes: fc.integer({ min: 1, max: 6 }).map((n) => Buffer.from(cardSource(`q-file-${n}`, ['An open question?']))),
      mtimeMs,
    }),
    fc.record({
      place: fc.constant('content' as const),
      path: fc
        .tuple(folder, fc.constantFrom('图 1.png', 'why: x?.pdf', 'README.md', 'émile.txt'))
        .map((parts) => parts.join('')),
      bytes,
      mtimeMs,
    }),
    fc.record({
      place: fc.constant('content' as const),
      path: fc.constantFrom('demos/one/demo.json', 'demos/one/.origin.json', 'demos/one/main.c'),
      bytes,
      mtimeMs,
    }),
    fc.record({
      place: fc.constant('audio' as const),
      path: fc.constantFrom('1.webm', '2.ogg', '5.mp4').map((name) => `${ATTEMPT}/${name}`),
      bytes,
      mtimeMs,
    }),
    fc.record({
      place: fc.constant('imports' as const),
      path: fc.constantFrom('a', 'b').map((letter) => `originals/${letter.repeat(64)}`),
      bytes,
      mtimeMs,
    }),
  ),
  { selector: (file) => `${file.place}/${file.path}`, maxLength: 12 },
)

/** Writes files to a library. */
export async function putFiles(ctx: Context, files: readonly TestFile[]): Promise<void> {
  for (const file of files) {
    const target = path.join(rootOf(ctx, file.place), file.path)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, file.bytes)
    await utimes(target, file.mtimeMs / 1000, (file.mtimeMs + 0.0005) / 1000)
  }
}

/** What is under way in a library, or was shared from it: an attempt, a text that is being written, and a change of files that can be taken back. */
export async function beginThings(ctx: Context): Promise<void> {
  await insideWrite(ctx.db, async (tx) => {
    const [cardId, savedAt] = ['q-file-1', ctx.now().getTime()]
    await addRow(tx, 'Draft', { id: crypto.randomUUID(), cardId, seq: 3, body: { half: '说到一半' }, savedAt })
    const draft = { id: crypto.randomUUID(), cardId, part: 'answer', baseHash: 'a'.repeat(64), text: 'So…', seq: 0 }
    await addRow(tx, 'EditDraft', { ...draft, savedAt })
    const [id, batch] = [crypto.randomUUID(), crypto.randomUUID()]
    const files = [{ path: 'nginx/card-1.mdx', before: null, after: Buffer.from('new') }]
    await addChangeSet(tx, { id, batch, kind: 'new', madeAt: ctx.now(), about: { title: 'New' }, files })
    await endChangeSet(tx, id, [], ctx.now())
    const bundle = sampleBundle()
    const versionId = await addVersion(tx, { bundle, way: 'out', at: ctx.now(), batch: null })
    const link = { tokenHash: 'b'.repeat(64), label: '给小组', chainId: bundle.manifest.chainId, madeAt: ctx.now() }
    const isFor = { expiresAt: null, isIndexed: false, isEmbeddable: true }
    await addLink(tx, { id: ShareLinkId.parse(crypto.randomUUID()), ...link, ...isFor }, versionId)
  })
}

/** The whole library as exported: two libraries are the same if these texts are. */
export async function libraryText(ctx: Context): Promise<string> {
  const file = path.join(await mkdtemp(path.join(ctx.dataDir, 'export-')), 'library.json')
  const written = await exportLibrary(ctx, file)
  if (!written.ok) throw new Error(written.error.kind)
  return readFile(file, 'utf8')
}

/** Every row of every table, those of the named tables left out, and every file with its time. */
export async function everythingIn(ctx: Context, leftOut: readonly string[]): Promise<unknown> {
  const db = prismaOf(ctx.db)
  const names = await db.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )
  const tables: Record<string, readonly string[]> = {}
  for (const { name } of names.filter((one) => !leftOut.includes(one.name))) {
    const rows = await db.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)
    tables[name] = rows.map((row) => JSON.stringify(row, (_, value: unknown) => plain(value))).toSorted()
  }
  const files: Record<string, unknown> = {}
  for (const place of PLACES) {
    for await (const { path: below } of filesOf(rootOf(ctx, place), place)) {
      const file = path.join(rootOf(ctx, place), below)
      const sha256 = createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
      files[`${place}/${below}`] = { sha256, mtimeMs: (await stat(file)).mtimeMs }
    }
  }
  return { tables, files }
}

const plain = (value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
