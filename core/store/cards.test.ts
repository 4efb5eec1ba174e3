import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNTOUCHED } from '#core/schedule/history.ts'
import { putStates } from './card-states.ts'
import type { Card } from '#core/card/card.ts'
import {
  allEdges,
  applyIndex,
  backlinksOf,
  briefs,
  brokenLinks,
  cardSchedules,
  cardsWithProblems,
  countCards,
  edgeKey,
  edgesFrom,
  edgesOf,
  findCard,
  indexState,
  listCards,
  edgesAbove,
  rootCards,
  type IndexChange,
} from './cards.ts'
import { prismaOf, type Db } from './client.ts'
import { hasRevision, latestHashes, latestRevision, revisionsOf } from './revisions.ts'
import { putSchedule } from './schedules.ts'
import { id, indexed, schedule } from './testing-rows.ts'
import { testDb } from './testing.ts'

const nothing: IndexChange = { upsert: [], remove: [], touched: [], revisions: [], graph: null }
const put = (db: Db, ...cards: Partial<Card>[]) =>
  applyIndex(db, { ...nothing, upsert: cards.map((card) => indexed(card)) })

test('a card comes back as it went in', async () => {
  await using t = await testDb()
  const entry = indexed({
    id: id('a'),
    topics: ['nginx', '进程'],
    keyPoints: [{ point: '监听 fd 由子进程继承', aliases: ['fork'] }],
    references: [{ url: 'https://nginx.org', kind: 'official', title: 'nginx "docs"' }],
  })
  const problem = { severity: 'warning', file: 'a.mdx', line: 1, column: 2, message: 'm', mend: 'n' } as const
  await applyIndex(t.db, { ...nothing, upsert: [{ ...entry, problems: [problem] }] })

  const {
    sections: _s,
    followUps: _f,
    mentions: _m,
    names: _n,
    demos: _d,
    requires: _r,
    spoils: _g,
    mergedFrom: _a,
    license: _l,
    authors: _u,
    ...fields
  } = entry.card
  expect(await findCard(t.db, id('a'))).toEqual({
    ...fields,
    path: 'a.mdx',
    hash: entry.hash,
    problems: [problem],
    isRoot: true,
  })
  expect(await findCard(t.db, id('b'))).toBeNull()
  expect(await cardsWithProblems(t.db, 10)).toEqual([
    { id: id('a'), path: 'a.mdx', title: entry.card.title, problems: [problem] },
  ])
  expect(await indexState(t.db)).toEqual(
    new Map([['a.mdx', { id: id('a'), hash: entry.hash, mtimeMs: entry.mtimeMs, size: entry.size, isCurrent: true }]]),
  )
})

test('the time of a file comes back as the very same float', async () => {
  await using t = await testDb()
  const times = fc.sample(fc.double({ min: 2 ** 40, max: 2 ** 41, noNaN: true }), 2000)
  const upsert = times.map((mtimeMs, i) => ({ ...indexed({ id: id(`n${i}`) }, String(i)), mtimeMs }))
  await applyIndex(t.db, { ...nothing, upsert })
  const read = async () =>
    [...(await indexState(t.db)).values()].map((entry) => entry.mtimeMs).toSorted((a, b) => a - b)
  expect(await read()).toEqual(times.toSorted((a, b) => a - b))
  const touched = times.map((mtimeMs, i) => ({ id: id(`n${i}`), mtimeMs: mtimeMs + 1 / 4096, size: 1 }))
  await applyIndex(t.db, { ...nothing, touched })
  expect(await read()).toEqual(touched.map(({ mtimeMs }) => mtimeMs).toSorted((a, b) => a - b))
})

test('two files may swap paths, and a third may take a path that became free', async () => {
  await using t = await testDb()
  await applyIndex(t.db, {
    ...nothing,
    upsert: [indexed({ id: id('a') }, '1'), indexed({ id: id('b') }, '2'), indexed({ id: id('c') }, '3')],
  })
  await applyIndex(t.db, {
    ...nothing,
    upsert: [indexed({ id: id('a') }, '2'), indexed({ id: id('b') }, '1'), indexed({ id: id('d') }, '3')],
    remove: [id('c')],
  })
  const paths = [...(await indexState(t.db))].map(([path, entry]) => [path, entry.id])
  expect(paths.toSorted()).toEqual([
    ['1', id('b')],
    ['2', id('a')],
    ['3', id('d')],
  ])
})

test('a rename keeps the links to and from a card', async () => {
  await using t = await testDb()
  await put(t.db, { id: id('a'), followUps: [{ kind: 'card', id: id('b'), text: 'x' }] }, { id: id('b') })
  await applyIndex(t.db, { ...nothing, upsert: [indexed({ id: id('b') }, 'moved.mdx')] })
  expect(await edgesAbove(t.db, id('b'), 10)).toEqual([
    { parentId: id('a'), position: 0, childId: id('b'), text: 'x', gates: true },
  ])
})

test('follow-ups and mentions that went are gone, those that moved are where they are now', async () => {
  await using t = await testDb()
  const [b, c] = [id('b'), id('c')]
  await put(t.db, {
    id: id('a'),
    followUps: [
      { kind: 'card', id: b, text: 'b' },
      { kind: 'open', text: '?' },
      { kind: 'card', id: c, text: 'c' },
    ],
    mentions: [b, c],
  })
  await put(t.db, {
    id: id('a'),
    followUps: [
      { kind: 'card', id: c, text: 'c' },
      { kind: 'open', text: '?' },
    ],
    mentions: [c],
  })
  expect((await edgesOf(t.db, id('a'))).map((edge) => [edge.position, edge.childId, edge.text])).toEqual([
    [0, c, 'c'],
    [1, null, '?'],
  ])
  expect(await backlinksOf(t.db, b, 9)).toEqual([])
  expect(await backlinksOf(t.db, c, 9)).toEqual([id('a')])
  expect(await allEdges(t.db)).toEqual([{ parentId: id('a'), position: 0, childId: c }])
  expect(await brokenLinks(t.db, 10)).toEqual([
    { fromId: id('a'), path: 'a.mdx', toId: c, name: null, where: 'follow-up', text: 'c' },
    { fromId: id('a'), path: 'a.mdx', toId: c, name: null, where: 'text', text: '' },
  ])
})

test('a card whose file is gone keeps its history', async () => {
  await using t = await testDb()
  const seenAt = new Date(1000)
  const revision = { cardId: id('a'), hash: 'h', path: 'a.mdx', sourceGz: new Uint8Array([1, 2, 0, 255]), seenAt }
  const second = { ...revision, hash: 'i', sourceGz: new Uint8Array([3]) }
  await applyIndex(t.db, {
    ...nothing,
    upsert: [indexed({ id: id('a'), mentions: [id('b')] })],
    revisions: [revision, second],
  })
  await putSchedule(t.db, schedule('a'))
  await applyIndex(t.db, { ...nothing, remove: [id('a')] })
  expect(await countCards(t.db)).toBe(0)
  expect(await backlinksOf(t.db, id('b'), 9)).toEqual([])
  expect((await revisionsOf(t.db, id('a'))).map(({ hash }) => hash)).toEqual(['h', 'i'])
  expect(await latestRevision(t.db, id('a'))).toMatchObject({ hash: 'i', sourceGz: new Uint8Array([3]), seenAt })
  expect(await hasRevision(t.db, id('a'), 'h')).toBe(true)
  expect(await hasRevision(t.db, id('b'), 'h')).toBe(false)
  expect(await latestHashes(t.db, [id('a'), id('b')])).toEqual(new Map([[id('a'), 'i']]))
  expect(await prismaOf(t.db).schedule.count()).toBe(1)
})

test('the bytes of many revisions are kept apart', async () => {
  await using t = await testDb()
  const revisions = Array.from({ length: 1001 }, (_, i) => ({
    cardId: id(`n${i}`),
    hash: String(i),
    path: 'p',
    sourceGz: Uint8Array.from({ length: i % 7 }, (_, j) => (i + j) % 256),
    seenAt: new Date(i),
  }))
  await applyIndex(t.db, { ...nothing, revisions })
  for (const at of [0, 1, 499, 500, 501, 1000]) {
    expect((await latestRevision(t.db, id(`n${at}`)))?.sourceGz).toEqual(revisions[at]?.sourceGz)
  }
})

test('roots and gates follow the graph, and what does not change is not written', async () => {
  await using t = await testDb()
  const link = (name: string) => [{ kind: 'card' as const, id: id(name), text: name }]
  const cards = [indexed({ id: id('a'), followUps: link('b') }), indexed({ id: id('b'), followUps: link('a') })]
  const graph = { roots: new Set([id('a')]), back: new Set([edgeKey(id('b'), 0)]) }
  await applyIndex(t.db, { ...nothing, upsert: cards, graph })
  expect((await rootCards(t.db, 10, false)).map((card) => card.id)).toEqual([id('a')])
  expect((await edgesFrom(t.db, [id('a'), id('b')])).map(({ gates }) => gates)).toEqual([true, false])

  const before = await prismaOf(t.db).$queryRawUnsafe(`PRAGMA data_version`)
  await prismaOf(t.db).$executeRawUnsafe(
    `CREATE TRIGGER no_card BEFORE UPDATE ON "Card" BEGIN SELECT RAISE(ABORT, 'written'); END`,
  )
  await prismaOf(t.db).$executeRawUnsafe(
    `CREATE TRIGGER no_edge BEFORE UPDATE ON "Edge" BEGIN SELECT RAISE(ABORT, 'written'); END`,
  )
  await applyIndex(t.db, { ...nothing, graph })
  expect(await prismaOf(t.db).$queryRawUnsafe(`PRAGMA data_version`)).toEqual(before)
  await expect(applyIndex(t.db, { ...nothing, graph: { roots: new Set(), back: new Set() } })).rejects.toThrow(
    'written',
  )
})

test('a change that fails changes nothing', async () => {
  await using t = await testDb()
  await put(t.db, { id: id('a') })
  const taken = indexed({ id: id('b') }, 'a.mdx')
  await expect(applyIndex(t.db, { ...nothing, upsert: [indexed({ id: id('c') }), taken] })).rejects.toThrow()
  expect(await countCards(t.db)).toBe(1)
})

test('a card is open while a parent that gates it opens it, or once it was opened by hand', async () => {
  await using t = await testDb()
  await applyIndex(t.db, {
    ...nothing,
    upsert: [indexed({ id: id('a'), followUps: [{ kind: 'card', id: id('b'), text: '' }] }), indexed({ id: id('b') })],
    graph: { roots: new Set([id('a')]), back: new Set() },
  })
  const now = new Date(10)
  const isOpen = async () => (await cardSchedules(t.db, [id('b'), id('zzz')], now)).get(id('b'))?.isOpen
  expect(await isOpen()).toBe(false)
  for (const [opensUntil, expected] of [
    [null, false],
    [new Date(10), false],
    [new Date(11), true],
  ] as const) {
    await putSchedule(t.db, schedule('a', { opensUntil }))
    expect(await isOpen()).toBe(expected)
  }
  expect((await cardSchedules(t.db, [id('a')], now)).get(id('a'))).toMatchObject({
    brief: { id: id('a') },
    isOpen: true,
    schedule: schedule('a', { opensUntil: new Date(11) }),
    state: UNTOUCHED,
  })
  await putSchedule(t.db, schedule('a'))
  await putStates(t.db, new Map([[id('b'), { ...UNTOUCHED, openedAt: new Date(5) }]]))
  expect(await isOpen()).toBe(true)
})

test('all cards can be paged through', async () => {
  await using t = await testDb()
  await put(t.db, ...['c', 'a', 'b'].map((name) => ({ id: id(name) })))
  const first = await listCards(t.db, { limit: 2 })
  const after = first.at(-1)?.id
  expect([...first, ...(await listCards(t.db, { limit: 2, ...(after && { after }) }))].map((card) => card.id)).toEqual(
    ['a', 'b', 'c'].map(id),
  )
  expect([...(await briefs(t.db, [id('b'), id('nope')])).keys()]).toEqual([id('b')])
})
