import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { schedulesOf } from '#core/store/schedules.ts'
import { actOn } from './actions.ts'
import { schedulesAstray } from './doctor.ts'
import { importHistory } from './history-import.ts'
import { rebuildSchedules } from './refold.ts'
import { answerCard } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'
import { historyOf } from './testing-history.ts'
import { addReviews } from './testing-reviews.ts'

const root = cardId('q-root')
const about = (topic: string): string => cardSource(root).replace('created:', `topics: [${topic}]\ncreated:`)

/** Enough of other cards that folding lets others have their turn. */
const LONG_LOG = Array.from({ length: 10_000 }, (_, i) => ({
  cardId: `q-other${i % 500}`,
  reviewedAt: new Date(Date.UTC(2025, 0, 1) + i * 600_000),
  rating: 'good' as const,
}))

test('a card that gets another topic while all are folded anew is folded for that topic', async () => {
  const library = await emptyLibrary()
  await library.write('root.mdx', about('basics'))
  await syncContent(library)
  await saveSettings(library.db, { ...(await readSettings(library.db)), topicRetention: { exam: 0.97 } })
  await answerCard(library, { cardId: root, rating: 'easy', expectedReps: 0 })
  await addReviews(library, LONG_LOG)
  await library.write('root.mdx', about('exam'))
  await Promise.all([rebuildSchedules(library.db), syncContent(library)])
  expect(await schedulesAstray(library)).toEqual([])
})

test('an action that is brought in from before all that is known comes after the answer that it came after', async () => {
  const [here, there] = [await emptyLibrary('2026-11-23T09:00:00Z'), await emptyLibrary('2026-10-01T09:00:00Z')]
  for (const library of [here, there]) {
    await library.write('root.mdx', cardSource(root))
    await syncContent(library)
    await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  }
  await actOn(here, { kind: 'open', cardId: root })
  for (const kind of ['reset', 'open'] as const) await actOn(there, { kind, cardId: root })
  const file = path.join(here.dataDir, 'history.json')
  await writeFile(file, await historyOf(there))
  await importHistory(here, file)
  expect(await schedulesOf(here.db, [root])).toMatchObject(new Map([[root, { reps: 1 }]]))
  await rebuildSchedules(here.db)
  expect(await schedulesAstray(here)).toEqual([])
})
