import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NewAnkiCollection } from '#core/share/apkg/collection.ts'
import { readCollection, writeCollection } from './anki-collection.ts'
import { connectPlainly } from './connection.ts'
import { testFolder } from './testing.ts'

const COLLECTION: NewAnkiCollection = {
  col: {
    crt: 1_795_410_000,
    mod: 1_795_424_400_000,
    conf: { schedVer: 2 },
    models: {
      7: {
        name: 'Basic',
        type: 0,
        flds: [{ name: 'Front', ord: 0 }],
        tmpls: [{ name: '1', ord: 0, qfmt: '{{Front}}' }],
      },
    },
    decks: { 1: { name: 'Default' } },
    dconf: {},
  },
  notes: [
    { id: 10, guid: 'g', mid: 7, mod: 1, tags: ' a b ', flds: 'front\u001f”back” \\ \u0001', sfld: 'front', csum: 5 },
  ],
  cards: [
    {
      id: 20,
      nid: 10,
      did: 1,
      odid: 0,
      ord: 0,
      mod: 1,
      type: 2,
      queue: 2,
      due: 3,
      ivl: 3,
      factor: 2500,
      reps: 1,
      lapses: 0,
      data: '{}',
    },
  ],
  revlog: [{ id: 1_795_424_400_123, cid: 20, ease: 3, ivl: 3, lastIvl: 0, factor: 2500, time: 900, type: 0 }],
}

test('what was written is read', async () => {
  await using folder = await testFolder()
  const file = join(folder.path, 'collection.anki2')
  await writeCollection(file, COLLECTION)
  expect(await readCollection(file)).toMatchObject({
    ok: true,
    value: {
      col: { ver: 11, conf: { schedVer: 2 }, decks: { 1: { name: 'Default' } } },
      notes: [{ id: 10, guid: 'g', flds: COLLECTION.notes[0]?.flds }],
      cards: [{ id: 20, nid: 10, type: 2 }],
      revlog: [{ id: 1_795_424_400_123, cid: 20, ease: 3, time: 900 }],
    },
  })
})

test('the same collection makes the same bytes', async () => {
  await using folder = await testFolder()
  const files = ['a', 'b'].map((name) => join(folder.path, name))
  for (const file of files) await writeCollection(file, COLLECTION)
  const [a, b] = await Promise.all(files.map((file) => readFile(file)))
  expect(a).toEqual(b)
})

test('more rows than are read at a time are all read', async () => {
  await using folder = await testFolder()
  const file = join(folder.path, 'collection.anki2')
  const revlog = Array.from({ length: 12_000 }, (_, i) => ({
    id: i - 6000,
    cid: 20,
    ease: 3,
    ivl: 1,
    lastIvl: 1,
    factor: 0,
    time: 0,
    type: 1,
  }))
  await writeCollection(file, { ...COLLECTION, revlog })
  const read = await readCollection(file)
  expect(read.ok && read.value.revlog.map(({ id }) => id)).toEqual(revlog.map(({ id }) => id))
})

/** The collection after somebody did this to it. */
async function tampered(...statements: readonly string[]) {
  await using folder = await testFolder()
  const file = join(folder.path, 'collection.anki2')
  await writeCollection(file, COLLECTION)
  const client = connectPlainly(file)
  for (const statement of statements) await client.execute(statement)
  client.close()
  return readCollection(file)
}

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n'

test.each<readonly [string, readonly string[], object]>([
  ['of a later Anki', ['UPDATE col SET ver = 18'], { kind: 'other-schema', schema: 18 }],
  ['without notes', ['DROP TABLE notes'], { kind: 'damaged', reason: 'it has no plain table notes' }],
  [
    'with a view for a table',
    ['DROP TABLE revlog', `CREATE VIEW revlog AS ${ENDLESS}`],
    { kind: 'damaged', reason: 'it has no plain table revlog' },
  ],
  [
    'with an index for a table',
    ['DROP TABLE revlog', 'CREATE VIRTUAL TABLE revlog USING fts5(id)'],
    { reason: 'it has no plain table revlog' },
  ],
  [
    'that computes as it is read',
    ['ALTER TABLE notes ADD COLUMN x AS (hex(zeroblob(999999999)))'],
    { reason: 'its table notes has computed columns' },
  ],
  [
    'that checks without end',
    [
      'DROP TABLE cards',
      `CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did, odid, ord, type, queue, CHECK (length(hex(zeroblob(400000000))) > 0))`,
    ],
    {},
  ],
  ['without anything about itself', ['DELETE FROM col'], { kind: 'damaged' }],
  [
    'whose note types are no JSON',
    [`UPDATE col SET models = 'x'`],
    { kind: 'damaged', reason: expect.stringContaining('JSON') },
  ],
  [
    'whose note types are something else',
    [`UPDATE col SET models = '[1]'`],
    { kind: 'damaged', reason: expect.stringContaining('models') },
  ],
  [
    'with words for numbers',
    [`UPDATE revlog SET ease = 'good'`],
    { kind: 'damaged', reason: expect.stringContaining('ease') },
  ],
  [
    'with a number beyond all',
    [`UPDATE cards SET ord = 1e300`],
    { kind: 'damaged', reason: expect.stringContaining('ord') },
  ],
])('a collection %s is refused or read, and in no time', async (_, statements, expected) => {
  const read = await tampered(...statements)
  if (Object.keys(expected).length === 0) expect(read.ok).toBe(true)
  else expect(read).toEqual({ ok: false, error: expect.objectContaining(expected) })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['no database', Buffer.from('SQLite format 4\0 or something like it'.padEnd(4096))],
])('a file that holds %s is refused', async (_, bytes) => {
  await using folder = await testFolder()
  const file = join(folder.path, 'collection.anki2')
  await writeFile(file, bytes)
  expect(await readCollection(file)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
})

test('a collection is refused or read, whichever of its bytes is another one', { timeout: 60_000 }, async () => {
  await using folder = await testFolder()
  const whole = join(folder.path, 'whole.anki2')
  await writeCollection(whole, COLLECTION)
  const bytes = await readFile(whole)
  for (let at = 0; at < bytes.length; at += 997) {
    const file = join(folder.path, `${at}.anki2`)
    const spoilt = Buffer.from(bytes)
    spoilt.writeUInt8((spoilt[at] ?? 0) ^ 0xff, at)
    await writeFile(file, spoilt)
    const read = await readCollection(file)
    expect(read.ok || read.error.kind !== 'other-schema' || read.error.schema !== 11).toBe(true)
  }
})
