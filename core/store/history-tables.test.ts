import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { closeDb } from './db.ts'
import { orNull, real, text, type Column } from './history-columns.ts'
import { HISTORY, historySchema, STAYS_HERE } from './history-tables.ts'
import { json, readRows } from './rows.ts'
import { projectDir, testDb } from './testing.ts'

/** What is no fact: indexes of the files, projections, caches, and what is still under way. */
const NO_FACTS = [
  'Card',
  'Edge',
  'Mention',
  'CardName',
  'Wikilink',
  'IndexCount',
  'CardDemo',
  'CardState',
  'Spoil',
  'CardAlias',
  'Schedule',
  'Rendering',
  'Draft',
  'EditDraft',
  'ChangeSet',
]

/** The columns of each model of the schema, relations left out. */
async function modelsInSchema(): Promise<Map<string, readonly string[]>> {
  const source = await readFile(join(projectDir, 'prisma/schema.prisma'), 'utf8')
  const models = [...source.matchAll(/^model (\w+) \{\n([^]*?)^\}/gm)]
  return new Map(
    models.map(([, name = '', body = '']) => {
      const columns = [...body.matchAll(/^ {2}(\w+) +(String|Int|Float|Boolean|DateTime|Bytes)\b/gm)]
      return [name, columns.map(([, column = '']) => column)]
    }),
  )
}

test('every fact of the database is in the file, each of its columns by name', async () => {
  const models = await modelsInSchema()
  for (const name of [...NO_FACTS, ...STAYS_HERE]) expect(models.delete(name)).toBe(true)
  const inFile = new Map(HISTORY.map(({ name, columns }) => [name, Object.keys(columns)]))
  expect([...inFile.keys()].toSorted()).toEqual([...models.keys()].toSorted())
  for (const [name, columns] of models) expect([name, inFile.get(name)?.toSorted()]).toEqual([name, columns.toSorted()])
})

test('a table comes after those it refers to', () => {
  const before = new Set<string>()
  for (const { name, columns } of HISTORY) {
    for (const { refersTo } of Object.values(columns)) if (refersTo !== undefined) expect(before).toContain(refersTo)
    before.add(name)
  }
})

test('the published schema is that of the list (`scripts/zhuiwen export schema` writes it anew)', async () => {
  const published = await readFile(join(projectDir, 'docs/zhuiwen-history-1.schema.json'), 'utf8')
  expect(JSON.parse(published)).toEqual(historySchema('zhuiwen-history/1'))
})

/** Writes values to a column and reads them again. */
async function through(column: Column, type: string, values: readonly unknown[]): Promise<unknown[]> {
  const test = await testDb()
  const sql = `SELECT json_group_array(${column.read('t.x')}) AS rows
    FROM (SELECT CAST(${column.write(0)} AS ${type}) AS x FROM json_each(?) AS f) AS t`
  const read = await readRows(test.db, z.unknown(), sql, json(values.map((value) => [column.encode(value)])))
  await closeDb(test.db)
  return read.map((value) => column.decode(value))
}

test('a float comes back as the very same', async () => {
  const floats = fc
    .sample(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), 5000)
    .map((x) => (Math.abs(x) < 1e-20 ? 0 : x))
  const ratios = Array.from({ length: 5000 }, (_, i) => i / 4999)
  const values = [0.1, 1 / 3, 2 ** 53 - 1, -1e-9, 5e-21, null, ...ratios, ...floats]
  // There is no minus zero in JSON.
  expect(await through(orNull(real), 'REAL', values)).toEqual(values.map((x) => (x === null ? null : x + 0)))
})

test('a text comes back as the very same, whatever is in it', async () => {
  const values = [
    '',
    'plain',
    'nul \0 within',
    '\0',
    '"quoted" \\\0',
    '换行\n',
    '🙂',
    ...fc.sample(fc.string({ unit: 'binary' }), 500),
  ]
  expect(await through(text(), 'TEXT', values)).toEqual(values)
})
