import { cp, mkdir, readFile, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { cardsShowing } from '#core/store/card-demos.ts'
import { connectPlainly } from '#core/store/connection.ts'
import { closeDb, openDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { revisionsOf } from '#core/store/revisions.ts'
import { optionsFor, projectDir, testFolder } from '#core/store/testing.ts'
import { viewCard } from './cards.ts'
import { syncContent } from './sync.ts'
import { writeTestDemo } from './testing-demos.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const a = cardId('q-aaaa')
const showing = (...ids: string[]) => cardSource(a, [], ids.map((id) => `\n\n<Demo id="${id}" />`).join(''))

/** Cards indexed by the version that knew nothing of demos, in a database of that version. */
async function olderLibrary(source: string): Promise<TestLibrary> {
  const library = await emptyLibrary()
  const folder = await testFolder()
  const older = path.join(folder.path, 'project')
  await mkdir(path.join(older, 'prisma', 'migrations'), { recursive: true })
  const migrations = ['migration_lock.toml', '20261123000000_first', '20261124000000_practice']
  for (const name of ['schema.prisma', ...migrations.map((one) => path.join('migrations', one))]) {
    await cp(path.join(projectDir, 'prisma', name), path.join(older, 'prisma', name), { recursive: true })
  }
  const options = optionsFor(path.join(folder.path, 'data'))
  const made = await migrateDb({ ...options, projectDir: older, now: new Date(0) })
  if (!made.ok) throw new Error(made.error.kind)

  await library.write('a.mdx', source)
  const file = path.join(library.contentDir, 'a.mdx')
  const [{ mtimeMs, size }, bytes] = [await stat(file), await readFile(file)]
  const hash = createHash('sha256').update(bytes).digest('hex')
  const db = connectPlainly(path.join(options.dataDir, 'zhuiwen.db'))
  const title = 'Question q-aaaa?'
  await db.execute({
    sql: `INSERT INTO "Card" VALUES (?, 'a.mdx', ?, 'en', 'project', '2026-11-23', '[]', '[]', '[]', '[]', 0, ?, ?, ?, 1)`,
    args: [a, title, hash, mtimeMs, size],
  })
  await db.execute({
    sql: `INSERT INTO "Revision" (cardId, hash, path, source, seenAt) VALUES (?, ?, 'a.mdx', ?, 1)`,
    args: [a, hash, Uint8Array.from(gzipSync(bytes))],
  })
  db.close()

  const migrated = await migrateDb({ ...options, now: new Date(0) })
  const opened = await openDb(options)
  if (!migrated.ok || !opened.ok) throw new Error('the older library was not brought up to date')
  onTestFinished(async () => {
    await closeDb(opened.value)
    await folder[Symbol.asyncDispose]()
  })
  return { ...library, db: opened.value }
}

test('a library of before learns which cards show which demos, though no file has changed', async () => {
  const library = await olderLibrary(showing('hello'))
  expect(await cardsShowing(library.db, 'hello')).toEqual([])
  expect(await syncContent(library)).toMatchObject({ files: 1, added: [], changed: [], renamed: [], removed: [] })
  expect(await cardsShowing(library.db, 'hello')).toEqual([a])
  expect(await revisionsOf(library.db, a)).toHaveLength(1)
})

test('so it does when the watcher names the one file', async () => {
  const library = await olderLibrary(showing('hello'))
  expect(await syncContent(library, { only: ['a.mdx'] })).toMatchObject({ changed: [] })
  expect(await cardsShowing(library.db, 'hello')).toEqual([a])
})

test('a demo that is not there is a problem of the card that shows it, until it is', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', showing('hello', 'other'))
  const { brokenDemos } = await syncContent(library)
  const expected = { severity: 'warning', file: 'a.mdx', column: 1 }
  expect(brokenDemos).toEqual([
    {
      ...expected,
      line: 13,
      message: 'there is no demo "hello"',
      mend: 'make demos/hello/demo.json, or correct the id',
    },
    {
      ...expected,
      line: 15,
      message: 'there is no demo "other"',
      mend: 'make demos/other/demo.json, or correct the id',
    },
  ])
  expect((await viewCard(library, a))?.problems).toEqual(brokenDemos)

  await writeTestDemo(library, 'hello')
  await writeTestDemo(library, 'other')
  expect((await viewCard(library, a))?.problems).toEqual([])
  expect((await syncContent(library)).brokenDemos).toEqual([])
})

test('a demo that cannot be read is a problem, with the way to mend it', async () => {
  const library = await emptyLibrary()
  await library.write('demos/hello/demo.json', '{')
  await library.write('a.mdx', showing('hello'))
  await syncContent(library)
  expect((await viewCard(library, a))?.problems).toMatchObject([
    {
      line: 13,
      message: expect.stringContaining('the demo "hello" cannot be shown: '),
      mend: expect.stringContaining('demos/hello/demo.json'),
    },
  ])
})
