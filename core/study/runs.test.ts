import { expect, test } from 'vitest'
import type { AttemptEvent } from '#core/practice/attempt.ts'
import { planFor, planForOne } from '#core/practice/plan.ts'
import { AttemptId, AttemptInput, RunId } from '#core/practice/record.ts'
import type { CardId } from '#core/card/card.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { saveAttempt, saveDraft } from './attempts.ts'
import { answerCard } from './review.ts'
import { openedIn, totalsOf } from './run-result.ts'
import { endRun, isSecret, listRuns, RunInput, skipInRun, startRun, viewRun } from './runs.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [root, left, right, leaf] = [cardId('q-root'), cardId('q-left'), cardId('q-right'), cardId('q-leaf')]
const MINUTE = 60_000
const plan = planFor('relaxed')

/** root → left → leaf, root → right. */
async function library(): Promise<TestLibrary> {
  const made = await emptyLibrary('2026-11-23T09:00:00Z')
  await made.write('a.mdx', cardSource(root, [left, right]))
  await made.write('b.mdx', cardSource(left, [leaf, 'What else?']))
  await made.write('c.mdx', cardSource(right))
  await made.write('d.mdx', cardSource(leaf))
  await syncContent(made)
  return made
}
const wholeChain = { source: { kind: 'chain', id: root }, cards: 5, minutes: null, isInterview: false } as const
const due = { source: { kind: 'due' }, cards: 5, minutes: null, isInterview: false } as const

async function begin(made: TestLibrary, input: RunInput): Promise<RunId> {
  const started = await startRun(made, input)
  if (!started.ok) throw new Error(started.error.kind)
  return started.value
}
async function seen(made: TestLibrary, id: RunId) {
  const run = await viewRun(made, id)
  if (!run) throw new Error('no such run')
  return run
}
const asked = async (made: TestLibrary, id: RunId) => (await seen(made, id)).cards.map(({ card }) => card.id)

/** Five sentences of so many ms each, after a thought of 5 s. */
const spoken = (sentenceMs: number): AttemptEvent[] => [
  { kind: 'start', atMs: 0 },
  ...Array.from({ length: 6 }, (_, i): AttemptEvent => ({ kind: 'mark', atMs: 5000 + i * sentenceMs })),
]
type Answer = { readonly rating: Rating | null; readonly events?: AttemptEvent[]; readonly reps?: number }

const common = (made: TestLibrary, id: RunId, card: CardId) => ({
  id: AttemptId.parse(crypto.randomUUID()),
  cardId: card,
  runId: id,
  retryOf: null,
  way: 'spoken' as const,
  plan,
  startedAt: made.now().toISOString(),
  events: spoken(10_000),
  thought: '',
  sentences: ['', '', '', '', ''],
  dismissals: [],
})
async function answer(made: TestLibrary, id: RunId, card: CardId, { rating, events, reps = 0 }: Answer): Promise<void> {
  const isPass = rating === 'good' || rating === 'easy'
  const input = AttemptInput.parse({
    ...common(made, id, card),
    ...(events && { events }),
    judgement: { gate: { recall: isPass, depth: isPass, defend: isPass }, rating, expectedReps: reps },
  })
  expect(await saveAttempt(made, input)).toMatchObject({ ok: true })
}

test('a run over what is due asks the queue, and a run over a chain asks locked cards too', async () => {
  const made = await library()
  expect(await asked(made, await begin(made, due))).toEqual([root])
  expect(await asked(made, await begin(made, wholeChain))).toEqual([root, left, leaf, right])
})

test('a run over a chain may begin at any card and asks no more than was wanted', async () => {
  const made = await library()
  expect(await asked(made, await begin(made, { ...wholeChain, source: { kind: 'chain', id: left } }))).toEqual([
    left,
    leaf,
  ])
  expect(await asked(made, await begin(made, { ...wholeChain, cards: 2 }))).toEqual([root, left])
})

test('of a chain that was passed in part, a short run asks what was not', async () => {
  const made = await library()
  for (const id of [root, left]) await answerCard(made, { cardId: id, rating: 'easy', expectedReps: 0 })
  expect(await asked(made, await begin(made, { ...wholeChain, cards: 2 }))).toEqual([leaf, right])
  // Four minutes are enough for two; should there be time left, the others follow.
  const timed = await begin(made, { ...wholeChain, cards: null, minutes: 4 })
  expect(await asked(made, timed)).toEqual([leaf, right, root, left])
})

test('nothing due, or no such card: there is nothing to ask, and no run is begun', async () => {
  const made = await library()
  await answerCard(made, { cardId: root, rating: 'again', expectedReps: 0 })
  expect(await startRun(made, due)).toEqual({ ok: false, error: { kind: 'nothing-to-ask' } })
  const elsewhere = { ...wholeChain, source: { kind: 'chain', id: cardId('q-none') } } as const
  expect(await startRun(made, elsewhere)).toMatchObject({ ok: false })
  expect(await listRuns(made, 10)).toEqual([])
})

test('a run goes from card to card, as they are answered or passed over, and is over after the last', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, cards: 3 })
  expect(await seen(made, id)).toMatchObject({ next: root, isOver: false, endsAt: null })
  await answer(made, id, root, { rating: 'good' })
  expect(await seen(made, id)).toMatchObject({ next: left })
  await skipInRun(made, id, left)
  expect(await seen(made, id)).toMatchObject({ next: leaf })
  await answer(made, id, leaf, { rating: 'again' })
  const run = await seen(made, id)
  expect(run).toMatchObject({ next: null, isOver: true })
  expect(run.cards.map(({ attempt, isSkipped }) => attempt?.judgement?.verdict ?? isSkipped)).toEqual([
    'passed',
    true,
    'failed',
  ])
})

test('the first whole attempt at a card counts: no second try, no single sentence, no other run', async () => {
  const made = await library()
  const [other, id] = [await begin(made, wholeChain), await begin(made, { ...wholeChain, cards: 1 })]
  await answer(made, other, root, { rating: null })
  const sentence = planForOne(2, plan)
  const one = {
    plan: sentence,
    events: [
      { kind: 'start', atMs: 0 },
      { kind: 'mark', atMs: 9000 },
    ],
    judgement: null,
  }
  expect(await saveAttempt(made, AttemptInput.parse({ ...common(made, id, root), ...one }))).toMatchObject({ ok: true })
  expect(await seen(made, id)).toMatchObject({ next: root })

  await answer(made, id, root, { rating: 'again' })
  await answer(made, id, root, { rating: 'good', reps: 1 })
  expect(totalsOf(await seen(made, id))).toMatchObject({ answered: 1, passed: 0 })
})

test('a skip of a card that was answered changes nothing, and only cards of the run are skipped', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, cards: 2 })
  await answer(made, id, root, { rating: 'good' })
  expect(await skipInRun(made, id, root)).toMatchObject({ ok: true })
  expect((await seen(made, id)).cards[0]).toMatchObject({ isSkipped: false })
  expect(await skipInRun(made, id, right)).toEqual({ ok: false, error: { kind: 'not-in-run' } })
  const none = RunId.parse(crypto.randomUUID())
  expect(await skipInRun(made, none, root)).toEqual({ ok: false, error: { kind: 'unknown-run' } })
  expect(await viewRun(made, none)).toBeNull()
})

test('when its minutes are over, a run asks nothing new', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, cards: null, minutes: 10 })
  made.travel('2026-11-23T09:09:59Z')
  expect(await seen(made, id)).toMatchObject({ next: root, endsAt: new Date('2026-11-23T09:10:00Z') })
  made.travel('2026-11-23T09:10:00Z')
  expect(await seen(made, id)).toMatchObject({ next: null, isOver: true })
})

test('a question that was begun before the minutes were over is answered to its end', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, cards: null, minutes: 10 })
  const gate = { recall: false, depth: false, defend: false }
  const draft = { ...common(made, id, root), seq: 1, gate }
  expect(await saveDraft(made, draft)).toMatchObject({ ok: true })
  made.travel('2026-11-23T09:10:30Z')
  expect(await seen(made, id)).toMatchObject({ next: root, isBegun: true, isOver: false })
  const judgement = { gate, rating: 'again', expectedReps: 0 }
  await saveAttempt(made, AttemptInput.parse({ ...common(made, id, root), id: draft.id, judgement }))
  expect(await seen(made, id)).toMatchObject({ next: null, isOver: true })
})

test('an interview keeps its answers to itself until it is over, or ended', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, isInterview: true })
  await answer(made, id, root, { rating: 'good' })
  expect(isSecret(await seen(made, id))).toBe(true)
  await endRun(made, id)
  expect(await seen(made, id)).toMatchObject({ isOver: true, next: null })
  expect(isSecret(await seen(made, id))).toBe(false)
  expect(totalsOf(await seen(made, id))).toMatchObject({ answered: 1, passed: 1 })
  expect(isSecret(await seen(made, await begin(made, wholeChain)))).toBe(false)
})

test('a run that was ended stays so when a card that was gone comes back', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, isInterview: true })
  await made.remove('b.mdx')
  await syncContent(made)
  await endRun(made, id)
  await made.write('b.mdx', cardSource(left, [leaf, 'What else?']))
  await syncContent(made)
  expect(await seen(made, id)).toMatchObject({ isOver: true, next: null })
  expect(isSecret(await seen(made, id))).toBe(false)
})

test('a run begun while the clock was weeks ahead is over, and is listed', async () => {
  const made = await library()
  made.travel('2026-12-24T09:00:00Z')
  const id = await begin(made, { ...wholeChain, cards: null, minutes: 10, isInterview: true })
  made.travel('2026-11-23T09:00:00Z')
  expect(isSecret(await seen(made, id))).toBe(false)
  expect((await listRuns(made, 10)).map((run) => run.id)).toEqual([id])
})

test('a run that was left is open for a day', async () => {
  const made = await library()
  const id = await begin(made, wholeChain)
  made.travel('2026-11-24T08:59:59Z')
  expect(await seen(made, id)).toMatchObject({ isOver: false })
  made.travel('2026-11-24T09:00:00Z')
  expect(await seen(made, id)).toMatchObject({ isOver: true })
})

test('runs are listed newest first', async () => {
  const made = await library()
  const first = await begin(made, wholeChain)
  made.travel('2026-11-23T10:00:00Z')
  const second = await begin(made, wholeChain)
  expect((await listRuns(made, 10)).map(({ id }) => id)).toEqual([second, first])
  expect((await listRuns(made, 1)).map(({ id }) => id)).toEqual([second])
})

test('a card whose file is gone is not asked, and keeps its place if it was answered', async () => {
  const made = await library()
  const id = await begin(made, { ...wholeChain, cards: 3 })
  await answer(made, id, root, { rating: 'good' })
  await made.remove('a.mdx')
  await made.remove('b.mdx')
  await syncContent(made)
  const run = await seen(made, id)
  expect(run.cards.map(({ card }) => card.id)).toEqual([root, leaf])
  expect(run).toMatchObject({ next: leaf, cards: [{ card: { title: root }, attempt: {} }, {}] })
})

test('totals: what was passed, the median of what was spoken, and what was lost to pauses and other tabs', async () => {
  const made = await library()
  const id = await begin(made, wholeChain)
  expect(totalsOf(await seen(made, id))).toMatchObject({ answered: 0, passed: 0, medianSpokenMs: null })
  await answer(made, id, root, { rating: 'good', events: spoken(10_000) })
  await answer(made, id, left, { rating: 'again', events: spoken(20_000) })
  expect(totalsOf(await seen(made, id)).medianSpokenMs).toBe(75_000)
  const interrupted: AttemptEvent[] = [
    { kind: 'start', atMs: 0 },
    { kind: 'mark', atMs: 5000 },
    { kind: 'pause', atMs: 6000 },
    { kind: 'resume', atMs: 6000 + MINUTE },
    { kind: 'hide', atMs: 70_000 },
    { kind: 'show', atMs: 74_000 },
    { kind: 'finish', atMs: 76_000 },
  ]
  await answer(made, id, leaf, { rating: 'again', events: interrupted })
  expect(totalsOf(await seen(made, id))).toMatchObject({
    answered: 3,
    passed: 1,
    medianSpokenMs: 50_000,
    pausedMs: MINUTE,
    hiddenMs: 4000,
  })
})

test('a run names the follow-ups it opened, until they are answered', async () => {
  const made = await library()
  await answerCard(made, { cardId: left, rating: 'good', expectedReps: 0 })
  made.travel('2026-11-23T10:00:00Z')
  const id = await begin(made, wholeChain)
  await answer(made, id, root, { rating: 'easy' })
  await answer(made, id, left, { rating: 'good', reps: 1 })
  expect((await openedIn(made, await seen(made, id))).map((card) => card.id)).toEqual([right])
  await answerCard(made, { cardId: right, rating: 'again', expectedReps: 0 })
  expect(await openedIn(made, await seen(made, id))).toEqual([])
})

test('a run has an end: some questions, some minutes, within bounds', () => {
  expect(RunInput.safeParse(wholeChain).success).toBe(true)
  for (const wrong of [{ cards: null }, { cards: 0 }, { cards: 51 }, { cards: 2.5 }, { minutes: 181 }]) {
    expect(RunInput.safeParse({ ...wholeChain, ...wrong }).success).toBe(false)
  }
})
