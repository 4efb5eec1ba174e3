import { expect, test } from 'vitest'
import type { Rating } from '#core/schedule/rating.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { actOn } from './actions.ts'
import { schedulesAstray } from './doctor.ts'
import { nextCards, remaining } from './queue.ts'
import { rebuildIfBehind } from './refold.ts'
import { answerCard } from './review.ts'
import { readSettings, saveSettings, type Settings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

/** Cards by name with their follow-ups, on the morning of the first day. */
async function library(
  links: Record<string, readonly string[]>,
  extra: Record<string, string> = {},
): Promise<TestLibrary> {
  const made = await emptyLibrary('2026-11-01T09:00:00Z')
  for (const [name, children] of Object.entries(links)) {
    const source = cardSource(
      `q-${name}`,
      children.map((child) => `q-${child}`),
    )
    await made.write(`${name}.mdx`, source.replace('created:', `${extra[name] ?? ''}created:`))
  }
  await syncContent(made)
  return made
}
const on = (made: TestLibrary, day: number, month = 11) =>
  made.travel(new Date(Date.UTC(2026, month - 1, day, 9)).toISOString())
async function answer(made: TestLibrary, name: string, rating: Rating, minutes?: number): Promise<void> {
  const id = cardId(`q-${name}`)
  const expectedReps = (await scheduleOf(made.db, id))?.reps ?? 0
  const durationMs = minutes === undefined ? undefined : minutes * 60_000
  expect(await answerCard(made, { cardId: id, rating, expectedReps, durationMs })).toMatchObject({ ok: true })
}
/** Learns a card, and recalls it on later days until it is well known. */
async function learn(made: TestLibrary, name: string, days: readonly number[], rating: Rating = 'good'): Promise<void> {
  for (const day of days) {
    on(made, day)
    await answer(made, name, rating)
  }
}
const queue = async (made: TestLibrary) =>
  (await nextCards(made, 50)).map(({ card, reason }) => `${card.id.slice(2)} ${reason}`)
const choose = async (made: TestLibrary, some: Partial<Settings>) =>
  saveSettings(made.db, { ...(await readSettings(made.db)), ...some })

test('fail the child, see the parent tomorrow', async () => {
  const made = await library({ parent: ['child'], child: [] })
  await learn(made, 'parent', [1, 5, 14])
  on(made, 4, 12)
  expect(await queue(made)).toEqual(['child follow-up'])
  await answer(made, 'child', 'again')
  expect(await queue(made)).toEqual([])
  on(made, 5, 12)
  expect(await queue(made)).toEqual(['parent probe', 'child due'])
})

test('a parent that is remembered well, or was asked within the week, is no probe', async () => {
  const made = await library({ parent: ['child'], child: [] })
  await learn(made, 'parent', [1, 5, 14])
  on(made, 15)
  await answer(made, 'child', 'again')
  on(made, 16)
  expect(await queue(made)).toEqual(['child due'])
  on(made, 30)
  await answer(made, 'parent', 'good')
  await answer(made, 'child', 'again')
  on(made, 1, 12)
  expect(await queue(made)).toEqual(['child due'])
})

test('a probe asks after the parent that is weakest, and only until the follow-up is recalled', async () => {
  const made = await library({ weak: ['child'], strong: ['child'], child: [] })
  await learn(made, 'weak', [1, 5, 12])
  await learn(made, 'strong', [1, 6, 14], 'easy')
  on(made, 4, 12)
  await answer(made, 'child', 'again')
  on(made, 5, 12)
  expect(await queue(made)).toEqual(['weak probe', 'child due'])
  await answer(made, 'child', 'good')
  expect(await queue(made)).toEqual([])
})

test('if the probe fails, what stands on the parent and was not introduced yet waits', async () => {
  const made = await library({ parent: ['child', 'sibling'], child: ['grandchild'], sibling: [], grandchild: [] })
  await learn(made, 'parent', [1, 5, 14])
  await learn(made, 'child', [15, 18, 24], 'easy')
  on(made, 26)
  expect(await queue(made)).toEqual(['grandchild follow-up', 'sibling follow-up'])
  await answer(made, 'parent', 'again')
  expect(await queue(made)).toEqual([])
  on(made, 6, 12)
  expect(await queue(made)).toContain('parent due')
  expect(await queue(made)).not.toContain('grandchild follow-up')
  await answer(made, 'parent', 'good')
  expect(await queue(made)).toContain('grandchild follow-up')
})

test('a parent’s memory changes by its own answers alone', async () => {
  const made = await library({ parent: ['child'], child: [] })
  await learn(made, 'parent', [1, 5, 14])
  const before = await scheduleOf(made.db, cardId('q-parent'))
  on(made, 24)
  await answer(made, 'child', 'easy')
  await answer(made, 'child', 'again')
  expect(await scheduleOf(made.db, cardId('q-parent'))).toEqual(before)
})

test('a card that requires all of its parents waits for all', async () => {
  const made = await library({ one: ['child'], two: ['child'], child: [] }, { child: 'requires: all\n' })
  await learn(made, 'one', [1, 5])
  expect(await queue(made)).toEqual(['two root'])
  await learn(made, 'two', [5, 10])
  expect(await queue(made)).toContain('child follow-up')
})

test('a circle that nothing leads into begins with its first card, and its back-edge holds nobody back', async () => {
  const made = await library({ first: ['second'], second: ['third'], third: ['first'] })
  expect(await queue(made)).toEqual(['first root'])
  await learn(made, 'first', [1, 5])
  expect(await queue(made)).toEqual(['second follow-up'])
})

test('cards that give each other away are asked on different days', async () => {
  const made = await library({ riddle: [], solution: [] }, { riddle: 'spoils: [q-solution]\n' })
  expect(await queue(made)).toEqual(['riddle root'])
  await answer(made, 'riddle', 'good')
  expect(await queue(made)).toEqual([])
  on(made, 2)
  expect(await queue(made)).toEqual(['solution root'])
})

test('a day of so many minutes holds as many cards as usually fit, and one new one', async () => {
  const made = await library({ a: [], b: [], c: [], d: [] })
  for (const name of ['a', 'b', 'c']) await answer(made, name, 'again', 4)
  await choose(made, { minutesPerDay: 5 })
  on(made, 2)
  expect(await queue(made)).toEqual(['a due', 'd root'])
  expect(await remaining(made)).toEqual({ due: 1, fresh: 1 })
  await answer(made, 'a', 'good', 3)
  await answer(made, 'd', 'good', 1)
  expect(await queue(made)).toEqual(['b due'])
  await answer(made, 'b', 'good', 2)
  expect(await queue(made)).toEqual([])
})

test('no chain is begun while as many as wanted are under way', async () => {
  const made = await library({ a: ['a2'], a2: [], b: [] })
  await choose(made, { chainsAtOnce: 1 })
  expect(await queue(made)).toEqual(['a root'])
  await learn(made, 'a', [1, 5])
  expect(await queue(made)).toEqual(['a2 follow-up'])
  await learn(made, 'a2', [5, 9])
  on(made, 10)
  expect(await queue(made)).toContain('b root')
})

test('settings that were saved and not yet folded in are folded in at the next start', async () => {
  const made = await library({ a: [] })
  await learn(made, 'a', [1, 9], 'easy')
  const before = (await scheduleOf(made.db, cardId('q-a')))?.dueAt.getTime() ?? 0
  await choose(made, { desiredRetention: 0.97 })
  await rebuildIfBehind(made.db)
  expect((await scheduleOf(made.db, cardId('q-a')))?.dueAt.getTime()).toBeLessThan(before)
  expect(await schedulesAstray(made)).toEqual([])
})

test('a topic may ask for better remembering than the rest', async () => {
  const made = await library({ a: [], b: [] }, { a: 'topics: [exam]\n' })
  await choose(made, { topicRetention: { exam: 0.97 } })
  for (const name of ['a', 'b']) await learn(made, name, [1, 9], 'easy')
  const dueAt = async (name: string) => (await scheduleOf(made.db, cardId(`q-${name}`)))?.dueAt.getTime() ?? 0
  expect(await dueAt('a')).toBeLessThan(await dueAt('b'))
})

test('no card is put into a vacation, nor on a day off, where there is another day near', async () => {
  const links = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`card-${i}`, []]))
  const made = await library(links)
  const settings = await readSettings(made.db)
  // 8 days after the first of November, a Sunday, are the 7th to the 11th.
  await choose(made, {
    vacations: [{ from: '2026-11-09', to: '2026-11-20' }] as unknown as Settings['vacations'],
    weekdayShares: settings.weekdayShares.map((share, i) => (i === 6 ? 0 : share)),
  })
  const days = new Set<string>()
  for (const name of Object.keys(links)) {
    await answer(made, name, 'easy')
    days.add((await scheduleOf(made.db, cardId(`q-${name}`)))?.dueAt.toISOString().slice(0, 10) ?? '')
  }
  expect([...days].toSorted()).toEqual(['2026-11-07'])
})

test('a card that was spoiled today does not hide the others', async () => {
  const made = await library({ a: [], b: [], c: [] }, { a: 'spoils: [q-b]\n' })
  await learn(made, 'b', [1])
  on(made, 9)
  await answer(made, 'a', 'good')
  expect((await nextCards(made, 1)).map(({ card }) => card.id)).toEqual(['q-c'])
  expect(await remaining(made)).toEqual({ due: 0, fresh: 1 })
  await choose(made, { newPerDay: 2 })
  expect(await queue(made)).toEqual(['c root'])
})

test('what the learner opened, or reset, is no chain begun', async () => {
  const made = await library({ a: ['b'], b: [], c: [] })
  await choose(made, { chainsAtOnce: 1 })
  await learn(made, 'a', [1, 5])
  await answer(made, 'b', 'good')
  await actOn(made, { kind: 'reset', cardId: cardId('q-b') })
  expect(await queue(made)).toEqual(['b root'])
})

test('a chain is not under way for what was suspended in it', async () => {
  const made = await library({ a: ['b'], b: [], c: [] })
  await choose(made, { chainsAtOnce: 1 })
  await learn(made, 'a', [1, 5])
  expect(await queue(made)).toEqual(['b follow-up'])
  await actOn(made, { kind: 'suspend', cardId: cardId('q-b') })
  expect(await queue(made)).toEqual(['c root'])
})

test('a page left open overnight does not use up the day', async () => {
  const made = await library({ a: [], b: [] })
  await choose(made, { minutesPerDay: 30 })
  await answer(made, 'a', 'good', 24 * 60)
  expect(await queue(made)).toEqual(['b root'])
})

test('many that wait do not keep the others from being asked', async () => {
  const children = Array.from({ length: 60 }, (_, i) => `child-${i}`)
  const made = await library({
    top: ['parent'],
    parent: children,
    ...Object.fromEntries(children.map((name) => [name, []])),
    zz: [],
  })
  await learn(made, 'top', [1, 5])
  await learn(made, 'parent', [5, 9])
  await answer(made, 'top', 'again')
  expect(await queue(made)).toEqual(['zz root'])
  await actOn(made, { kind: 'suspend', cardId: cardId('q-top') })
  expect(await queue(made)).toContain('child-0 follow-up')
})

test('nobody asks after the parent of a follow-up that was put aside, or is gone', async () => {
  const made = await library({ parent: ['child'], child: [] })
  await learn(made, 'parent', [1, 5, 14])
  on(made, 4, 12)
  await answer(made, 'child', 'again')
  await actOn(made, { kind: 'suspend', cardId: cardId('q-child') })
  on(made, 5, 12)
  expect(await queue(made)).toEqual([])
  await actOn(made, { kind: 'resume', cardId: cardId('q-child') })
  expect(await queue(made)).toEqual(['parent probe', 'child due'])
  await made.remove('child.mdx')
  await syncContent(made)
  expect(await queue(made)).toEqual([])
})

test('a card whose topics change is put where its new topics want it', async () => {
  const made = await library({ a: [] }, { a: 'topics: [exam]\n' })
  await choose(made, { topicRetention: { exam: 0.97 } })
  await learn(made, 'a', [1, 9], 'easy')
  const before = await scheduleOf(made.db, cardId('q-a'))
  await made.write('a.mdx', cardSource('q-a'))
  await syncContent(made)
  const after = await scheduleOf(made.db, cardId('q-a'))
  expect(after?.dueAt.getTime()).toBeGreaterThan(before?.dueAt.getTime() ?? Infinity)
  expect(await schedulesAstray(made)).toEqual([])
})

test('of a large backlog the minutes of a day go to what can still be saved', async () => {
  const names = Array.from({ length: 250 }, (_, i) => `old-${i}`)
  const made = await library({ ...Object.fromEntries(names.map((name) => [name, []])), young: [] })
  for (const name of names) await answer(made, name, 'again')
  on(made, 20, 12)
  await answer(made, 'young', 'good')
  on(made, 24, 12)
  await choose(made, { minutesPerDay: 5, newPerDay: 0 })
  expect((await queue(made))[0]).toBe('young due')
}, 60_000)
