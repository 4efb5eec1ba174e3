import { expect, test } from 'vitest'
import { schedulesAstray } from './doctor.ts'
import { rebuildSchedules } from './refold.ts'
import { answerCard } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'
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
