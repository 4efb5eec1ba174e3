import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { CardId } from '#core/card/card.ts'
import {
  applyIndex,
  allEdges,
  indexState,
  briefs,
  cardSchedules,
  countCards,
  rootCards,
  brokenLinks,
  cardsWithProblems,
  edgesFrom,
  findCard,
  type IndexedCard,
} from './cards.ts'
import { prismaOf } from './client.ts'
import { dueSchedules, dueCounts, openNewCards, countOpenNew, countNewIntroducedSince } from './queue.ts'
import {
  addReview,
  insideWrite,
  putSchedule,
  reviewsOf,
  scheduleOf,
  lastReview,
  reviewCountBetween,
} from './reviews.ts'
import { execute } from './rows.ts'
import { testDb } from './testing.ts'
const N = Number(process.argv[2] ?? 10000)
const t = await testDb()
const id = (i: number) => CardId.parse('q-' + i.toString(36).padStart(8, '0'))
const time = async <T,>(name: string, f: () => Promise<T>, n = 1): Promise<T> => {
  const ts = []
  let r: T
  for (let i = 0; i < n; i++) {
    const s = performance.now()
    r = await f()
    ts.push(performance.now() - s)
  }
  ts.sort((a, b) => a - b)
  console.log(name.padEnd(40), 'p50', ts[n >> 1]!.toFixed(1), 'max', ts.at(-1)!.toFixed(1))
  return r!
}
const cards: IndexedCard[] = []
const roots = new Set<CardId>(),
  back = new Set<string>()
for (let i = 0; i < N; i++) {
  const kids = [3 * i + 1, 3 * i + 2, 3 * i + 3].map((k) => (k < N ? id(k) : id(k % N)))
  cards.push({
    path: `topic-${i % 50}/card-${i}.mdx`,
    hash: createHash('sha256').update(String(i)).digest('hex'),
    mtimeMs: 1.7e12 + i + 0.5,
    size: 1000 + i,
    problems: i % 500 === 0 ? [{ severity: 'warning', file: 'x', line: 1, column: 1, message: 'm', mend: 'n' }] : [],
    card: {
      id: id(i),
      title: '升级 Nginx 时，监听的端口为什么一刻都没有断？' + i,
      lang: 'zh',
      category: 'project',
      topics: ['nginx', 'process'],
      keyPoints: [{ point: '监听 fd 由子进程继承', aliases: ['继承', 'inherit'] }],
      references: [{ url: 'https://nginx.org/en/docs/control.html', kind: 'official', title: 'Controlling nginx' }],
      created: '2026-11-23',
      sections: [],
      followUps: kids.map((k) => ({ kind: 'card' as const, id: k, text: '新旧进程交接时，已有的长连接怎么办？' })),
      mentions: [],
      demos: [],
    },
  })
  for (let p = 0; p < 3; p++) if (3 * i + 1 + p >= N) back.add(`${id(i)}\0${p}`)
  if (i === 0 || i % 10 === 0) roots.add(id(i))
}
const gz = gzipSync('监听的端口 nginx upgrade '.repeat(100) + Math.random())
const revisions = cards.map(({ card, hash, path }) => ({
  cardId: card.id,
  hash,
  path,
  sourceGz: gz,
  seenAt: new Date(1.7e12),
}))
await time('applyIndex all', () =>
  applyIndex(t.db, { upsert: cards, remove: [], touched: [], revisions, graph: { roots, back } }),
)
await time('applyIndex same again', () =>
  applyIndex(t.db, { upsert: cards, remove: [], touched: [], revisions: [], graph: { roots, back } }),
)
await time(
  'applyIndex 1 card + graph',
  () => applyIndex(t.db, { upsert: cards.slice(5, 6), remove: [], touched: [], revisions: [], graph: { roots, back } }),
  5,
)
await time(
  'applyIndex 1 card',
  () => applyIndex(t.db, { upsert: cards.slice(5, 6), remove: [], touched: [], revisions: [], graph: null }),
  20,
)
await time('applyIndex touched all', () =>
  applyIndex(t.db, {
    upsert: [],
    remove: [],
    touched: cards.map((c) => ({ id: c.card.id, mtimeMs: 5, size: 6 })),
    revisions: [],
    graph: null,
  }),
)
await time('indexState', () => indexState(t.db), 3)
await time('allEdges', () => allEdges(t.db), 3)
await time('countCards', () => countCards(t.db), 10)
await time('rootCards 50', () => rootCards(t.db, 50), 20)
await time('brokenLinks 100', () => brokenLinks(t.db, 100), 3)
await time('cardsWithProblems 100', () => cardsWithProblems(t.db, 100), 10)
await time('findCard', () => findCard(t.db, id(77)), 50)
await time(
  'briefs 50',
  () =>
    briefs(
      t.db,
      cards.slice(0, 50).map((c) => c.card.id),
    ),
  20,
)
await time(
  'briefs all',
  () =>
    briefs(
      t.db,
      cards.map((c) => c.card.id),
    ),
  2,
)
await time(
  'edgesFrom 1000',
  () =>
    edgesFrom(
      t.db,
      cards.slice(0, 1000).map((c) => c.card.id),
    ),
  5,
)
// schedules for 80 % of the cards
const day = 86400000,
  now = 1.76e12
await execute(
  t.db,
  `INSERT INTO "Review"(cardId, reviewedAt, rating) SELECT id, ?1 - (rowid % 400) * ${day} , 'good' FROM "Card" WHERE rowid % 5 <> 0`,
  now,
)
await execute(
  t.db,
  `INSERT INTO "Review"(cardId, reviewedAt, rating) SELECT id, ?1 - (rowid % 400) * ${day} , 'good' FROM "Card" WHERE rowid % 5 <> 0`,
  now,
)
await execute(
  t.db,
  `INSERT INTO "Schedule" SELECT id, 10, 5, ?1 + (rowid % 300 - 20) * ${day}, ?1, 2, 0, 'good', CASE WHEN rowid % 3 THEN ?1 - (rowid % 400) * ${day} END FROM "Card" WHERE rowid % 5 <> 0`,
  now,
)
if (process.argv[3]) await execute(t.db, 'ANALYZE')
await time('dueSchedules 20', () => dueSchedules(t.db, new Date(now), 20), 50)
await time('dueSchedules 500', () => dueSchedules(t.db, new Date(now), 500), 20)
await time('dueCounts now', () => dueCounts(t.db, [new Date(now)]), 10)
await time(
  'dueCounts 14',
  () =>
    dueCounts(
      t.db,
      Array.from({ length: 14 }, (_, i) => new Date(now + i * day)),
    ),
  10,
)
console.log((await time('openNewCards 20', () => openNewCards(t.db, 20), 20)).length)
console.log(await time('countOpenNew', () => countOpenNew(t.db), 5))
await time('openNewCards all', () => openNewCards(t.db, 1e6), 1)
console.log(await time('newIntroducedSince', () => countNewIntroducedSince(t.db, new Date(now)), 10))
await time('reviewCountBetween', () => reviewCountBetween(t.db, new Date(now), new Date(now + day)), 10)
await time(
  'cardSchedules 50',
  () =>
    cardSchedules(
      t.db,
      cards.slice(0, 50).map((c) => c.card.id),
    ),
  10,
)
await time(
  'cardSchedules all',
  () =>
    cardSchedules(
      t.db,
      cards.map((c) => c.card.id),
    ),
  2,
)
let k = 0
await time(
  'commit one review',
  () =>
    insideWrite(t.db, async (tx) => {
      const c = id(k++)
      await scheduleOf(tx, c)
      await reviewsOf(tx, c)
      await addReview(tx, { cardId: c, reviewedAt: new Date(now), rating: 'good', durationMs: 5 })
      await putSchedule(tx, {
        cardId: c,
        memory: { stabilityDays: 1, difficulty: 2 },
        dueAt: new Date(now + day),
        lastReviewAt: new Date(now),
        reps: 1,
        lapses: 0,
        lastRating: 'good',
        passedAt: new Date(now),
      })
    }),
  100,
)
await time('lastReview', () => lastReview(t.db), 20)
// worst case: everything passed and scheduled
await execute(t.db, `INSERT OR REPLACE INTO "Schedule" SELECT id, 10, 5, ?1, ?1, 2, 0, 'good', ?1 FROM "Card"`, now)
await time('openNewCards, all scheduled', () => openNewCards(t.db, 20), 3)
await time('countOpenNew, all scheduled', () => countOpenNew(t.db), 3)
await time('dueCounts, all due', () => dueCounts(t.db, [new Date(now)]), 3)
await execute(t.db, `DELETE FROM "Schedule" WHERE 1 OR ?`, 1)
await time('openNewCards, none scheduled', () => openNewCards(t.db, 20), 3)
await time('countOpenNew, none scheduled', () => countOpenNew(t.db), 3)
await time('applyIndex remove half', () =>
  applyIndex(t.db, {
    upsert: [],
    remove: cards.slice(N / 2).map((c) => c.card.id),
    touched: [],
    revisions: [],
    graph: null,
  }),
)
void prismaOf
await t[Symbol.asyncDispose]()
