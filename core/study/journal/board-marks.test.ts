import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { boardCard, type BoardFilter, boardColumns, boardPage, boardShelves, boardTopics } from '../boards.ts'
import { answerCard } from '../review.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { markCard, MarkInput, type MarkUndo, takeMarkBack } from './board-marks.ts'

const ALL: BoardFilter = { category: null, topic: null, state: null, lang: null, archived: false, isByHand: false }
const BY_TITLE = { by: 'title', isDown: false } as const
const BARE = { state: null, note: '', startedOn: null, finishedOn: null } as const

async function library(...ids: readonly string[]): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const id of ids) await lib.write(`${id}.mdx`, cardSource(id).replace('created:', 'topics: [net]\ncreated:'))
  await syncContent(lib)
  return lib
}
async function mark(lib: TestLibrary, id: string, said: Partial<Omit<MarkInput, 'cardId'>>): Promise<MarkUndo | null> {
  const marked = await markCard(lib, { cardId: cardId(id), ...BARE, ...said })
  if (!marked.ok) throw new Error(marked.error.kind)
  return marked.value
}
const answer = async (lib: TestLibrary, id: string, rating: 'again' | 'good', reps = 0): Promise<void> => {
  const answered = await answerCard(lib, { cardId: cardId(id), rating, expectedReps: reps, durationMs: undefined })
  if (!answered.ok) throw new Error(answered.error.kind)
}

test('what the learner says goes before the facts, in every view and every count', async () => {
  const lib = await library('q-a', 'q-b')
  await answer(lib, 'q-a', 'again')
  await mark(lib, 'q-a', { state: 'passed', note: 'said it to a colleague' })
  const { cards, counts } = await boardPage(lib, { ...ALL, state: 'passed' }, BY_TITLE, 1)
  expect(cards).toMatchObject([
    { id: 'q-a', state: 'passed', byFacts: 'failed', mark: { note: 'said it to a colleague', hasGoneOn: false } },
  ])
  expect([counts.states.get('passed'), counts.states.get('failed'), counts.byHand]).toEqual([1, 0, 1])
  expect((await boardPage(lib, { ...ALL, isByHand: true }, BY_TITLE, 1)).cards.map(({ id }) => id)).toEqual(['q-a'])
  const columns = (await boardColumns(lib, ALL)).columns.filter(({ total }) => total > 0)
  expect(columns.map(({ state, total }) => [state, total])).toEqual([
    ['asked', 1],
    ['passed', 1],
  ])
  expect(await boardTopics(lib)).toEqual([{ topic: 'net', cards: 2, passed: 1 }])
  expect(await boardCard(lib, cardId('q-a'))).toEqual(cards[0])
})

test('a mark is kept where a later answer says otherwise, and what was said since is told', async () => {
  const lib = await library('q-a')
  await answer(lib, 'q-a', 'good')
  await mark(lib, 'q-a', { state: 'passed' })
  lib.travel('2026-11-30T09:00:00Z')
  await answer(lib, 'q-a', 'again', 1)
  expect(await boardCard(lib, cardId('q-a'))).toMatchObject({
    state: 'passed',
    byFacts: 'failed',
    seen: new Date('2026-11-30T09:00:00Z'),
    mark: { at: new Date('2026-11-23T09:00:00Z'), hasGoneOn: true },
  })
})

test('a mark is taken back by the one before it, and not once it was changed', async () => {
  const lib = await library('q-a')
  const stateNow = async () => (await boardCard(lib, cardId('q-a')))?.state
  const first = await mark(lib, 'q-a', { state: 'thinking' })
  const second = await mark(lib, 'q-a', { state: 'leech' })
  if (!first || !second) throw new Error('nothing was marked')
  expect((await takeMarkBack(lib, first)).ok).toBe(false)
  expect(await stateNow()).toBe('leech')
  expect((await takeMarkBack(lib, second)).ok).toBe(true)
  expect(await stateNow()).toBe('thinking')
  expect((await takeMarkBack(lib, second)).ok).toBe(false)
})

test('the first mark is taken back to what facts have, and what says nothing is no mark', async () => {
  const lib = await library('q-a')
  const only = await mark(lib, 'q-a', { state: 'passed', startedOn: StudyDay.parse('2026-10-01') })
  if (!only) throw new Error('nothing was marked')
  expect((await takeMarkBack(lib, only)).ok).toBe(true)
  expect(await boardCard(lib, cardId('q-a'))).toMatchObject({ state: 'asked', started: null, mark: null })
})

test('what was said already is not said again', async () => {
  const lib = await library('q-a')
  expect(await mark(lib, 'q-a', {})).toBeNull()
  expect(await mark(lib, 'q-a', { note: 'later' })).not.toBeNull()
  expect(await mark(lib, 'q-a', { note: 'later' })).toBeNull()
})

test('dates that were set begin with the study day, and are put in order with those of the facts', async () => {
  const lib = await library('q-a', 'q-b', 'q-c')
  const day = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
  await saveSettings(lib.db, { ...(await readSettings(lib.db)), day })
  // 17:00 of the 23rd in Shanghai.
  await answer(lib, 'q-a', 'good')
  await mark(lib, 'q-b', { startedOn: StudyDay.parse('2026-11-24') })
  await mark(lib, 'q-c', { startedOn: StudyDay.parse('2026-11-23') })
  const { cards } = await boardPage(lib, ALL, { by: 'started', isDown: false }, 1)
  expect(cards.map(({ id, started }) => [id, started?.toISOString()])).toEqual([
    ['q-c', '2026-11-22T20:00:00.000Z'],
    ['q-a', '2026-11-23T09:00:00.000Z'],
    ['q-b', '2026-11-23T20:00:00.000Z'],
  ])
  expect(cards.map(({ state }) => state)).toEqual(['asked', 'answered', 'asked'])
})

test('a card has the marks of those it has taken in', async () => {
  const lib = await library('q-a', 'q-b')
  await mark(lib, 'q-b', { state: 'studying' })
  await lib.remove('q-b.mdx')
  await lib.write('q-a.mdx', cardSource('q-a').replace('created:', 'mergedFrom: [q-b]\ncreated:'))
  await syncContent(lib)
  expect(await boardCard(lib, cardId('q-a'))).toMatchObject({ state: 'studying' })
  expect(await mark(lib, 'q-b', { state: 'studying' })).toBeNull()
})

test('a card that is not there is not marked, and none is passed before it was begun', async () => {
  const lib = await library('q-a')
  expect(await markCard(lib, { cardId: cardId('q-none'), ...BARE, state: 'passed' })).toEqual({
    ok: false,
    error: { kind: 'unknown-card', cardId: 'q-none' },
  })
  const dates = { startedOn: '2026-11-02', finishedOn: '2026-11-01' }
  expect(MarkInput.safeParse({ cardId: 'q-a', ...BARE, ...dates }).success).toBe(false)
})

test('each category has a table of its own, and a board is put in order by what questions are about', async () => {
  const lib = await emptyLibrary()
  const write = (id: string, category: string, topics: string) =>
    lib.write(`${id}.mdx`, cardSource(id).replace('category: project', `category: ${category}\ntopics: [${topics}]`))
  await write('q-a', 'project', 'tidb, net')
  await write('q-b', 'open-source', 'nginx')
  await write('q-c', 'project', 'Nginx')
  await write('q-d', 'project', '')
  await syncContent(lib)
  const { shelves } = await boardShelves(lib, { ...ALL, category: 'open-source' }, { by: 'product', isDown: false })
  expect(shelves.map(({ category, total, cards }) => [category, total, cards.map(({ id }) => id)])).toEqual([
    ['system-design', 0, []],
    ['project', 3, ['q-c', 'q-a', 'q-d']],
    ['fundamentals', 0, []],
    ['open-source', 1, ['q-b']],
  ])
})
