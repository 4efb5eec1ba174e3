import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { answerCard } from '../review.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary } from '../testing.ts'
import { addRow } from '../testing-rows.ts'
import { exportMarkdown } from './markdown-export.ts'
import { filesBelow, linksIn } from './testing-vault.ts'

const entry = (n: number, more: object) => ({
  entryId: `0000000${n}-0000-4000-8000-000000000000`,
  kind: 'note',
  day: '2026-11-23',
  cardId: null,
  text: `Entry ${n}`,
  at: Date.parse('2026-11-24T01:30:00Z'),
  ...more,
})

test('a day is a note, with what was written of it and what happened; a look back is one of its own', async () => {
  const library = await emptyLibrary('2026-11-23T09:00:00Z')
  const config = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
  await saveSettings(library.db, { ...(await readSettings(library.db)), day: config })
  await library.write('one.mdx', cardSource('q-one'))
  await syncContent(library)
  library.travel('2026-11-23T19:59:00Z')
  await answerCard(library, { cardId: cardId('q-one'), rating: 'good', expectedReps: 0 })
  library.travel('2026-11-23T20:00:00Z')
  await answerCard(library, { cardId: cardId('q-one'), rating: 'again', expectedReps: 1 })
  await addRow(library.db, 'EntryVersion', entry(1, { text: 'Learnt of [[q-one]] and [[nothing]]', cardId: 'q-one' }))
  await addRow(library.db, 'EntryVersion', entry(2, { day: '2026-01-01' }))
  await addRow(library.db, 'EntryVersion', entry(3, { kind: 'week' }))
  await addRow(library.db, 'EntryVersion', entry(4, { kind: 'week' }))

  const vault = path.join(library.dataDir, 'vault')
  expect(await exportMarkdown(library, vault, 'en')).toMatchObject({ value: { days: 3 } })
  expect((await filesBelow(vault)).filter((file) => !file.startsWith('cards/'))).toEqual([
    'journal/2026/2026-01-01.md',
    'journal/2026/2026-11-23.md',
    'journal/2026/2026-11-24.md',
    'reviews/2026-11-23 week (00000004).md',
    'reviews/2026-11-23 week.md',
  ])
  const link = '[[cards/Question q-one|Question q-one?]]'
  // The day ends at four in the morning.
  expect(await readFile(path.join(vault, 'journal/2026/2026-11-23.md'), 'utf8')).toBe(`---
date: 2026-11-23
---

# 2026-11-23

## 09:30 ${link}

Learnt of [[cards/Question q-one|q-one]] and nothing

## What happened

- 17:00 wrote down ${link}
- 03:59 reviewed ${link}: good
`)
  expect(await readFile(path.join(vault, 'journal/2026/2026-11-24.md'), 'utf8')).toContain(
    `- 04:00 reviewed ${link}: again`,
  )
  expect(await readFile(path.join(vault, 'reviews/2026-11-23 week.md'), 'utf8')).toContain('# The week 2026-11-23')
  expect((await linksIn(vault)).broken).toEqual([])
})
