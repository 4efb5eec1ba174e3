import { expect, test } from 'vitest'
import { putDraft } from '#core/store/drafts.ts'
import { draft } from '#core/store/testing-attempts.ts'
import { setSetting } from '#core/store/settings.ts'
import { z } from 'zod'
import { PracticeSettings, readPracticeSettings, savePracticeSettings } from './practice-settings.ts'
import { viewPractice } from './practice.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const root = cardId('q-root')

async function library() {
  const made = await emptyLibrary()
  await made.write('a.mdx', cardSource(root))
  await syncContent(made)
  return made
}

test('what it takes to practise a card is there, due or not', async () => {
  const ctx = await library()
  await answerCard(ctx, { cardId: root, rating: 'good', expectedReps: 0 })
  const [older, newer] = [draft({ cardId: root }), draft({ cardId: root })]
  await putDraft(ctx.db, older, new Date(0))
  await putDraft(ctx.db, newer, new Date(1))
  await putDraft(ctx.db, draft({ cardId: cardId('q-other') }), new Date(2))
  const view = await viewPractice(ctx, root)
  expect(view).toMatchObject({ card: { id: root, lang: 'en' }, reps: 1, drafts: [newer, older] })
  expect(view?.settings).toEqual(await readPracticeSettings(ctx.db))
  expect(view?.previews.again).toBeLessThan(view?.previews.easy ?? 0)
  expect(view?.rendered.sections.map(({ id }) => id)).toEqual(['question', 'followups'])
})

test('a card that does not exist cannot be practised', async () => {
  expect(await viewPractice(await library(), cardId('q-nobody'))).toBeNull()
})

test('settings hold as chosen, and the usual ones until then', async () => {
  const ctx = await library()
  const usual = await readPracticeSettings(ctx.db)
  expect(usual).toMatchObject({ way: 'typed', pace: 'relaxed', slowness: 1, readingMinutes: 25 })
  const chosen: PracticeSettings = { ...usual, way: 'recorded', pace: 'untimed', slowness: 2.5, isMuted: true }
  await savePracticeSettings(ctx.db, chosen)
  expect(await readPracticeSettings(ctx.db)).toEqual(chosen)
  await setSetting(ctx.db, 'practice', z.unknown(), { way: 'sung' })
  expect(await readPracticeSettings(ctx.db)).toEqual(usual)
})

test.each([
  { slowness: 0.5 },
  { slowness: 10.5 },
  { slowness: 1.2 },
  { slowness: Infinity },
  { readingMinutes: 4 },
  { readingMinutes: 121 },
  { readingMinutes: 5.5 },
  { pace: 'fast' },
  { way: '' },
  { isMuted: 1 },
  { unknown: true },
])('%j is no setting', async (wrong) => {
  const usual = { way: 'typed', pace: 'relaxed', slowness: 1, isMuted: false, isTranscribed: false, readingMinutes: 25 }
  expect(PracticeSettings.safeParse(usual).success).toBe(true)
  expect(PracticeSettings.safeParse({ ...usual, ...wrong }).success).toBe(false)
})
