import { expect, test } from 'vitest'
import { prismaOf } from '#core/store/client.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { actOn, undoLast } from './actions.ts'
import { schedulesAstray } from './doctor.ts'
import { rehearse } from './rehearse.ts'
import { answerCard } from './review.ts'
import type { Filter } from './session.ts'
import { nextInSession, viewSession } from './session-queue.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

type Card = { readonly followUps?: readonly string[]; readonly front?: string }

/** A library of these cards, each in a file of its name. */
async function libraryOf(cards: Readonly<Record<string, Card>>): Promise<TestLibrary> {
  const library = await emptyLibrary()
  for (const [name, { followUps = [], front = '' }] of Object.entries(cards)) {
    const source = cardSource(
      `q-${name}`,
      followUps.map((to) => `q-${to}`),
    )
    await library.write(`${name}.mdx`, source.replace('created:', `${front}\ncreated:`))
  }
  await syncContent(library)
  return library
}

const answer = async (library: TestLibrary, name: string, rating: 'again' | 'good' | 'easy' = 'good') => {
  const expectedReps = (await scheduleOf(library.db, cardId(`q-${name}`)))?.reps ?? 0
  expect(await answerCard(library, { cardId: cardId(`q-${name}`), rating, expectedReps })).toMatchObject({ ok: true })
}
const rehearsed = (library: TestLibrary, name: string, expectedRehearsals = 0, rating: 'again' | 'good' = 'good') =>
  rehearse(library, { cardId: cardId(`q-${name}`), rating, expectedRehearsals, durationMs: 4000 })
/** What a session that began at `since` (or begins now) asks next, by name. */
const asks = async (library: TestLibrary, filter: Filter, since: Date | null = null) => {
  const next = await nextInSession(library, { filter, since }, 50)
  return next?.items.map(({ card }) => card.id.slice(2))
}
const chain = (kind: 'chain' | 'walk', name: string): Filter => ({ kind, id: cardId(`q-${name}`) })

const TOPICS = {
  cache: { front: 'topics: [redis, cache]' },
  log: { front: 'topics: [redis]\nspoils: [q-cache]' },
  server: { front: "topics: ['redis-server', 'a\"redis\"']" },
  socket: { front: 'topics: [nginx]' },
}

test('a topic is asked for by its whole name', async () => {
  const library = await libraryOf({ ...TOPICS, log: { front: 'topics: [redis]' } })
  expect(await asks(library, { kind: 'topic', topic: 'redis' })).toEqual(['cache', 'log'])
  expect(await asks(library, { kind: 'topic', topic: 'redis-server' })).toEqual(['server'])
  expect(await asks(library, { kind: 'topic', topic: 'a"redis"' })).toEqual(['server'])
  for (const none of ['%', ',', 'redi']) expect(await asks(library, { kind: 'topic', topic: none }), none).toEqual([])
})

test('a category is asked for', async () => {
  const library = await libraryOf({ basic: {}, own: {} })
  await library.write('basic.mdx', cardSource('q-basic').replace('category: project', 'category: fundamentals'))
  await syncContent(library)
  expect(await asks(library, { kind: 'category', category: 'fundamentals' })).toEqual(['basic'])
})

test('a search chooses the cards that have all of what was asked for, as they are to be asked', async () => {
  const library = await libraryOf(TOPICS)
  await library.write(
    'server.mdx',
    cardSource('q-server', [], 'A quorum. 平滑升级').replace('created:', 'topics: [redis]\ncreated:'),
  )
  await syncContent(library)
  const found = (query: string) => asks(library, { kind: 'search', query })
  expect(await found('REDIS  Question')).toEqual(['cache', 'server'])
  expect(await found('redis nginx')).toEqual([])
  expect(await found('quorum')).toEqual(['server'])
  expect(await found('平滑 quroum')).toEqual(['server'])
  expect(await found('topic:redis -quorum')).toEqual(['cache'])
  expect([await found('stage:question quorum'), await found('stage:answer quorum')]).toEqual([['server'], []])
  expect(await found('why -topic:redis')).toEqual(['socket'])
  await answer(library, 'socket', 'again')
  library.travel('2026-11-23T10:00:00Z')
  expect(await found('is:failed')).toEqual(['socket'])
  for (const none of ['%', "'", '[', 'is:open', 'zzz']) expect(await found(none), none).toEqual([])
})

test('more cards than a search shows are chosen', async () => {
  const library = await libraryOf(Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`c${i}`, {}])))
  const next = await nextInSession(library, { filter: { kind: 'search', query: 'question' }, since: null }, 200)
  expect(next?.left.toAsk).toBe(90)
})

test('what has all words is chosen, however many cards have one of them', async () => {
  const library = await libraryOf(Object.fromEntries(Array.from({ length: 310 }, (_, i) => [`c${i}`, {}])))
  await library.write('zz.mdx', cardSource('q-zz', [], 'A quorum.'))
  await syncContent(library)
  expect(await asks(library, { kind: 'search', query: 'question quorum' })).toEqual(['zz'])
})

test('what was missed in the last days is asked, though it was recalled since, and no longer when the days are over', async () => {
  const library = await libraryOf({ known: {}, missed: {}, tried: {} })
  await answer(library, 'known')
  await answer(library, 'missed', 'again')
  await rehearsed(library, 'tried', 0, 'again')
  library.travel('2026-11-24T09:00:00Z')
  await answer(library, 'missed')
  library.travel('2026-11-29T23:00:00Z')
  expect(await asks(library, { kind: 'failed', days: 7 })).toEqual(['missed', 'tried'])
  expect(await asks(library, { kind: 'failed', days: 6 })).toEqual([])
  library.travel('2026-11-30T04:00:00Z')
  expect(await asks(library, { kind: 'failed', days: 7 })).toEqual([])
})

test('a miss that was taken back is none', async () => {
  const library = await libraryOf({ missed: {} })
  await answer(library, 'missed', 'again')
  await undoLast(library)
  expect(await asks(library, { kind: 'failed', days: 7 })).toEqual([])
})

/** root → (left → leaf), right. Only the root is open. */
const CHAIN = {
  root: { followUps: ['left', 'right'] },
  left: { followUps: ['leaf'] },
  right: {},
  leaf: {},
  stranger: {},
}

test('of a chain the new cards that no parent opens wait, and are counted', async () => {
  const library = await libraryOf(CHAIN)
  const next = await nextInSession(library, { filter: chain('chain', 'root'), since: null }, 9)
  expect(next?.items.map(({ card, reason }) => [card.id, reason])).toEqual([['q-root', 'root']])
  expect(next?.left).toEqual({ toAsk: 1, givenAway: 0, locked: 3 })
})

test('what was learnt comes before what is new, due or not', async () => {
  const library = await libraryOf(CHAIN)
  await answer(library, 'right')
  library.travel('2026-11-24T09:00:00Z')
  expect(await asks(library, chain('chain', 'root'))).toEqual(['right', 'root'])
})

test('a walk goes down the chain question by question, through what is locked', async () => {
  const library = await libraryOf(CHAIN)
  const since = library.now()
  const order: string[] = []
  for (let next = await asks(library, chain('walk', 'root'), since); next?.[0];) {
    expect(next).toEqual(['root', 'left', 'leaf', 'right'].slice(order.length))
    order.push(next[0])
    await answer(library, next[0])
    next = await asks(library, chain('walk', 'root'), since)
  }
  expect(order).toEqual(['root', 'left', 'leaf', 'right'])
})

test('a walk may begin at any card, and passes over what is suspended', async () => {
  const library = await libraryOf(CHAIN)
  await actOn(library, { kind: 'suspend', cardId: cardId('q-left') })
  expect(await asks(library, chain('walk', 'root'))).toEqual(['root', 'leaf', 'right'])
  expect(await asks(library, chain('walk', 'left'))).toEqual(['leaf'])
})

test('a card that was put aside is not asked; a leech is, since it is asked for', async () => {
  const library = await libraryOf({ away: { front: 'topics: [x]' }, leech: { front: 'topics: [x]' } })
  for (let day = 1; day <= 6; day += 1) {
    library.travel(`2026-12-0${day}T09:00:00Z`)
    await answer(library, 'leech', 'again')
  }
  library.travel('2026-12-20T09:00:00Z')
  await actOn(library, { kind: 'bury', cardId: cardId('q-away') })
  expect(await asks(library, { kind: 'topic', topic: 'x' })).toEqual(['leech'])
})

test('of cards that give each other away one is asked on a day', async () => {
  const library = await libraryOf(TOPICS)
  const since = library.now()
  expect(await asks(library, { kind: 'topic', topic: 'redis' }, since)).toEqual(['cache'])
  await answer(library, 'cache')
  const next = await nextInSession(library, { filter: { kind: 'topic', topic: 'redis' }, since }, 9)
  expect(next).toEqual({ items: [], left: { toAsk: 0, givenAway: 1, locked: 0 } })
  library.travel('2026-11-24T09:00:00Z')
  expect(await asks(library, { kind: 'topic', topic: 'redis' }, library.now())).toEqual(['cache'])
})

test('what was answered or rehearsed since is done; taken back, it is asked again; a later session asks it anew', async () => {
  const library = await libraryOf({ one: { front: 'topics: [x]' }, two: { front: 'topics: [x]' } })
  const [filter, since] = [{ kind: 'topic', topic: 'x' } as const, library.now()]
  await answer(library, 'one')
  expect(await asks(library, filter, since)).toEqual(['two'])
  await rehearsed(library, 'two')
  expect(await asks(library, filter, since)).toEqual([])
  await undoLast(library)
  expect(await asks(library, filter, since)).toEqual(['two'])
  await undoLast(library)
  expect(await asks(library, filter, since)).toEqual(['one', 'two'])
  await answer(library, 'one')
  library.travel('2026-11-23T09:00:01Z')
  expect(await asks(library, filter)).toEqual(['one', 'two'])
})

test('a session that is to begin later begins now', async () => {
  const library = await libraryOf({ one: { front: 'topics: [x]' } })
  await answer(library, 'one')
  expect(await asks(library, { kind: 'topic', topic: 'x' }, new Date('2030-01-01'))).toEqual([])
})

test('a session says how it went: each card with its last rating', async () => {
  const library = await libraryOf(CHAIN)
  const session = { filter: chain('walk', 'root'), since: library.now() }
  await rehearsed(library, 'root', 0, 'again')
  await answer(library, 'stranger')
  await rehearsed(library, 'left')
  await rehearsed(library, 'root', 1)
  const view = await viewSession(library, session)
  expect(view?.done.map(({ card, rating }) => [card.id, rating])).toEqual([
    ['q-root', 'good'],
    ['q-left', 'good'],
  ])
  expect([view?.root?.id, view?.now?.item.card.id, view?.left.toAsk]).toEqual(['q-root', 'q-leaf', 2])
  const again = await viewSession(library, session, cardId('q-root'))
  expect(again?.now?.item).toMatchObject({ card: { id: 'q-root' }, rehearsals: 2 })
})

test('there is no session of a chain whose first card is gone', async () => {
  const library = await libraryOf({})
  expect(await asks(library, chain('walk', 'nobody'))).toBeUndefined()
  expect(await viewSession(library, { filter: chain('chain', 'nobody'), since: null })).toBeNull()
})

test('a rehearsal is a fact that moves no schedule and makes no card known', async () => {
  const library = await libraryOf(CHAIN)
  await answer(library, 'root')
  const before = await scheduleOf(library.db, cardId('q-root'))
  library.travel('2026-11-24T09:00:00Z')
  await rehearsed(library, 'root', 0, 'again')
  await rehearsed(library, 'left')
  expect(await scheduleOf(library.db, cardId('q-root'))).toEqual(before)
  expect(await scheduleOf(library.db, cardId('q-left'))).toBeNull()
  expect(await schedulesAstray(library)).toEqual([])
  expect(await prismaOf(library.db).cardEvent.findMany()).toMatchObject([
    { cardId: 'q-root', kind: 'rehearse', rating: 'again', durationMs: 4000 },
    { cardId: 'q-left', kind: 'rehearse', rating: 'good', durationMs: 4000 },
  ])
})

test('a rehearsal sent twice counts once, and none is kept of a card that does not exist', async () => {
  const library = await libraryOf(CHAIN)
  expect(await rehearsed(library, 'root')).toMatchObject({ ok: true })
  expect(await rehearsed(library, 'root')).toEqual({
    ok: false,
    error: { kind: 'stale', cardId: 'q-root', expectedRehearsals: 0, actualRehearsals: 1 },
  })
  expect(await rehearsed(library, 'nobody')).toMatchObject({ error: { kind: 'unknown-card' } })
  await undoLast(library)
  expect(await rehearsed(library, 'root')).toMatchObject({ ok: true })
})

test('answers, rehearsals and actions are taken back one by one, in the order in which they were done', async () => {
  const library = await libraryOf(CHAIN)
  const minute = (n: number) => library.travel(`2026-11-23T10:0${n}:00Z`)
  await answer(library, 'root')
  minute(1)
  await rehearsed(library, 'root', 0, 'again')
  minute(2)
  await actOn(library, { kind: 'suspend', cardId: cardId('q-root') })
  minute(3)
  await answer(library, 'stranger')
  const undone = async () => {
    const last = await undoLast(library)
    return last.ok && [last.value.kind, last.value.cardId]
  }
  expect(await undone()).toEqual(['review', 'q-stranger'])
  expect(await undone()).toEqual(['action', 'q-root'])
  expect(await undone()).toEqual(['rehearsal', 'q-root'])
  expect(await undone()).toEqual(['review', 'q-root'])
  expect(await undone()).toBe(false)
})
