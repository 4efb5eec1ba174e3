import { expect, test } from 'vitest'
import type { Card } from '#core/card/card.ts'
import { allCardDemos, cardsShowing, demosShownBy } from './card-demos.ts'
import { applyIndex, indexState, type IndexChange } from './cards.ts'
import { prismaOf, type Db } from './client.ts'
import { id, indexed } from './testing-rows.ts'
import { testDb } from './testing.ts'

const nothing: IndexChange = { upsert: [], remove: [], touched: [], revisions: [], graph: null }
const put = (db: Db, ...cards: Partial<Card>[]) =>
  applyIndex(db, { ...nothing, upsert: cards.map((card) => indexed(card)) })

test('which card shows which demo is known from both sides', async () => {
  await using t = await testDb()
  await put(t.db, { id: id('b'), demos: ['prefork'] }, { id: id('a'), demos: ['wal', 'prefork'] }, { id: id('c') })
  expect(await cardsShowing(t.db, 'prefork')).toEqual([id('a'), id('b')])
  expect(await demosShownBy(t.db, id('a'))).toEqual(['prefork', 'wal'])
  expect(await allCardDemos(t.db)).toEqual([
    { cardId: id('a'), path: 'a.mdx', demoId: 'prefork' },
    { cardId: id('a'), path: 'a.mdx', demoId: 'wal' },
    { cardId: id('b'), path: 'b.mdx', demoId: 'prefork' },
  ])
})

test('a demo that a card shows no longer is gone, and so is everything of a card that is gone', async () => {
  await using t = await testDb()
  await put(t.db, { id: id('a'), demos: ['one', 'two'] }, { id: id('b'), demos: ['two'] })
  await put(t.db, { id: id('a'), demos: ['two', 'three'] })
  expect(await demosShownBy(t.db, id('a'))).toEqual(['three', 'two'])
  await applyIndex(t.db, { ...nothing, remove: [id('a')] })
  expect(await allCardDemos(t.db)).toEqual([{ cardId: id('b'), path: 'b.mdx', demoId: 'two' }])
})

test('a card that an earlier version indexed is known to be behind, until it is indexed again', async () => {
  await using t = await testDb()
  await put(t.db, { id: id('a') })
  await prismaOf(t.db).card.updateMany({ data: { indexedAs: 0 } })
  expect((await indexState(t.db)).get('a.mdx')?.isCurrent).toBe(false)
  await put(t.db, { id: id('a') })
  expect((await indexState(t.db)).get('a.mdx')?.isCurrent).toBe(true)
})
