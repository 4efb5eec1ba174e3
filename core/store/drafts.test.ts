import { expect, test } from 'vitest'
import { addAttempt } from './attempts.ts'
import { applyIndex } from './cards.ts'
import { prismaOf } from './client.ts'
import { cardsUnderWay, draftsOf, dropDraftRow, findDraft, putDraft } from './drafts.ts'
import { attempt, attemptId, draft } from './testing-attempts.ts'
import { id, indexed } from './testing-rows.ts'
import { testDb } from './testing.ts'

const at = (ms: number) => new Date(ms)

test('only a later state takes the place of an earlier one', async () => {
  await using t = await testDb()
  const first = draft({ seq: 2 })
  expect(await putDraft(t.db, first, at(1))).toBe(true)
  expect(await putDraft(t.db, { ...first, seq: 1, thought: 'late' }, at(2))).toBe(false)
  expect(await putDraft(t.db, { ...first, thought: 'same' }, at(2))).toBe(false)
  expect(await findDraft(t.db, first.id)).toEqual({ seq: 2, draft: first })
  const next = { ...first, seq: 3, thought: 'more' }
  expect(await putDraft(t.db, next, at(3))).toBe(true)
  expect(await findDraft(t.db, first.id)).toEqual({ seq: 3, draft: next })
})

test('in whatever order they arrive, the last state stays', async () => {
  await using t = await testDb()
  const states = Array.from({ length: 20 }, (_, i) => draft({ id: first, seq: 1 + ((i * 7) % 20) }))
  await Promise.all(states.map((state) => putDraft(t.db, state, at(state.seq))))
  expect((await findDraft(t.db, first))?.seq).toBe(20)
})
const first = attemptId()

test('nothing is kept of an attempt that is saved', async () => {
  await using t = await testDb()
  const late = draft({ seq: 9 })
  await addAttempt(t.db, attempt({ id: late.id }))
  expect(await putDraft(t.db, late, at(1))).toBe(false)
  expect(await findDraft(t.db, late.id)).toBeNull()
})

test('the drafts of a card come last kept first, however old', async () => {
  await using t = await testDb()
  const drafts = Array.from({ length: 4 }, () => draft())
  for (const [i, one] of drafts.entries()) await putDraft(t.db, one, at(i))
  await putDraft(t.db, draft({ cardId: id('b') }), at(9))
  expect(await draftsOf(t.db, id('a'), 3)).toEqual(drafts.toReversed().slice(0, 3))
  await dropDraftRow(t.db, drafts[3]?.id ?? first)
  await dropDraftRow(t.db, attemptId())
  expect(await draftsOf(t.db, id('a'), 3)).toEqual(drafts.slice(0, 3).toReversed())
})

test('each card that is under way is named once, the last kept first, if its file is there', async () => {
  await using t = await testDb()
  const upsert = [indexed({ id: id('a') }), indexed({ id: id('b') })]
  await applyIndex(t.db, { upsert, remove: [], touched: [], revisions: [], graph: null })
  for (const [i, name] of ['a', 'b', 'gone', 'a'].entries()) await putDraft(t.db, draft({ cardId: id(name) }), at(i))
  expect(await cardsUnderWay(t.db, 5)).toEqual([id('a'), id('b')])
  expect(await cardsUnderWay(t.db, 1)).toEqual([id('a')])
})

test('a draft in a form of another version is passed over, and a later state replaces it', async () => {
  await using t = await testDb()
  const known = draft()
  await putDraft(t.db, known, at(1))
  await prismaOf(t.db).draft.update({ where: { id: known.id }, data: { body: '{"id":1}' } })
  expect(await draftsOf(t.db, id('a'), 20)).toEqual([])
  expect(await findDraft(t.db, known.id)).toEqual({ seq: 1, draft: null })
  expect(await putDraft(t.db, { ...known, seq: 2 }, at(2))).toBe(true)
})
