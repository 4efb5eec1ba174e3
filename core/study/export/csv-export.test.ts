import { mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addAttempt } from '#core/store/attempts.ts'
import { attempt } from '#core/store/testing-attempts.ts'
import { answerCard } from '../review.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary } from '../testing.ts'
import { deeds, live } from '../testing-history.ts'
import { addRow } from '../testing-rows.ts'
import { exportCsvFolder } from './csv-export.ts'
import { CSV_TABLES } from './csv-tables.ts'
import { filesBelow } from './testing-vault.ts'
import fc from 'fast-check'

test('each kind is a table of its own, with what was written kept from being run', async () => {
  const library = await emptyLibrary()
  const id = cardId('q-one')
  await library.write('net/one.mdx', cardSource(id))
  await syncContent(library)
  await answerCard(library, { cardId: id, rating: 'good', expectedReps: 0 })
  const sentences = ['=HYPERLINK("evil")', 'one, "two"', '', '', '']
  const savedAt = new Date('2026-11-24T09:00:00Z')
  await addAttempt(library.db, attempt({ cardId: id, sentences, savedAt }))
  const stretch = { id: '44444444-4444-4444-8444-444444444444', cardId: null, activeMs: 5, idleMs: 0 }
  await addRow(library.db, 'Stretch', { ...stretch, startedAt: savedAt.getTime(), activity: 'writing' })

  const folder = path.join(library.dataDir, 'tables')
  expect(await exportCsvFolder(library, folder)).toMatchObject({
    value: { Review: 1, Attempt: 1, Stretch: 1, Card: 1 },
  })
  const textOf = (name: string): Promise<string> => readFile(path.join(folder, `${name}.csv`), 'utf8')
  expect(await textOf('reviews')).toBe(
    `card_id,review_time_ms,rating,duration_ms\nq-one,${Date.parse('2026-11-23T09:00:00Z')},3,\n`,
  )
  expect(await textOf('cards')).toBe(
    '\uFEFFcard_id,path,title,lang,category,topics,created,archived\r\nq-one,net/one.mdx,Question q-one?,en,project,,2026-11-23,false\r\n',
  )
  expect(await textOf('stretches')).toBe(
    `\uFEFFstretch_id,started_at,activity,card_id,active_ms,idle_ms\r\n${stretch.id},2026-11-24T09:00:00.000Z,writing,,5,0\r\n`,
  )
  expect(await textOf('attempts')).toContain(`,"'=HYPERLINK(""evil"")","one, ""two""",,,\r\n`)
})

test('whatever happened, every table has a head and a line for each fact', async () => {
  const library = await emptyLibrary()
  for (const happened of fc.sample(deeds(200), { numRuns: 3, seed: 5 })) await live(library, happened)
  const folder = path.join(await mkdtemp(path.join(library.dataDir, 'csv-')), 'tables')
  const written = await exportCsvFolder(library, folder)
  if (!written.ok) throw new Error(written.error.kind)
  const names = ['cards', 'reviews', ...CSV_TABLES.map(({ name }) => name)].toSorted()
  expect(await filesBelow(folder)).toEqual(names.map((name) => `${name}.csv`).toSorted())
  for (const { name, table, columns } of CSV_TABLES) {
    const text = await readFile(path.join(folder, `${name}.csv`), 'utf8')
    expect(text.startsWith(`\uFEFF${Object.keys(columns).join(',')}\r\n`)).toBe(true)
    expect([name, written.value[table.name]]).not.toEqual([name, 0])
    // Texts may hold line breaks of their own, but only within quotes.
    const lines = text.replaceAll(/"(?:[^"]|"")*"/g, '').split('\r\n')
    expect([name, lines.length - 2]).toEqual([name, written.value[table.name]])
  }
})
