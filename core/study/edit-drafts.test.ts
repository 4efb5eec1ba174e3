import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { MAX_CARD_BYTES } from '#core/card/disk.ts'
import { type EditDraft, EditDraftId } from '#core/card/edit-draft.ts'
import { dropEditDraft, keepEditDraft, listEditDrafts } from './edit-drafts.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const root = cardId('q-root')
const baseHash = '0'.repeat(64)

async function library() {
  const lib = await emptyLibrary()
  await lib.write('root.mdx', cardSource(root))
  await lib.write('other.mdx', cardSource('q-other'))
  await syncContent(lib)
  return lib
}
const draft = (changes: Partial<EditDraft> = {}): EditDraft => ({
  id: EditDraftId.parse(randomUUID()),
  cardId: root,
  part: 'answer',
  baseHash,
  text: 'It forks.',
  seq: 1,
  ...changes,
})

test('what is written is kept, each draft by itself, those kept last first', async () => {
  const lib = await library()
  const [one, two] = [draft(), draft({ part: null, text: '全文' })]
  await keepEditDraft(lib, one)
  lib.travel('2026-11-23T10:00:00Z')
  await keepEditDraft(lib, two)
  const savedAt = lib.now()
  expect(await listEditDrafts(lib, root)).toMatchObject([{ ...two, savedAt }, one])
  expect(await listEditDrafts(lib, cardId('q-other'))).toEqual([])
})

test('a state that arrives late does not replace a later one; the same state twice is kept once', async () => {
  const lib = await library()
  const later = draft({ seq: 7, text: 'It forks, then execs.' })
  expect(await keepEditDraft(lib, later)).toMatchObject({ ok: true })
  expect(await keepEditDraft(lib, later)).toMatchObject({ ok: true })
  for (const seq of [6, 7]) {
    const late = { ...later, seq, text: 'It forks' }
    expect(await keepEditDraft(lib, late)).toEqual({ ok: false, error: { kind: 'older', seq: 7 } })
  }
  expect(await listEditDrafts(lib, root)).toMatchObject([later])
})

test('a draft is not taken for another card, nor dropped by one', async () => {
  const lib = await library()
  const mine = draft()
  await keepEditDraft(lib, mine)
  const theirs = { ...mine, cardId: cardId('q-other'), seq: 2 }
  expect(await keepEditDraft(lib, theirs)).toEqual({ ok: false, error: { kind: 'other-card' } })
  await dropEditDraft(lib, theirs.cardId, mine.id)
  expect(await listEditDrafts(lib, root)).toMatchObject([mine])
  await dropEditDraft(lib, root, mine.id)
  expect(await listEditDrafts(lib, root)).toEqual([])
})

test('a draft that arrives after it was saved is not offered, and one with more in it is', async () => {
  const lib = await library()
  const said = { part: 'question', text: '\r\nWhy q-root?' } as const
  await keepEditDraft(lib, draft(said))
  expect(await listEditDrafts(lib, root)).toEqual([])
  await keepEditDraft(lib, draft({ ...said, text: 'Why q-root? Really?' }))
  expect(await listEditDrafts(lib, root)).toHaveLength(1)
})

test('what was written for a card is kept, and offered, when its file is gone', async () => {
  const lib = await library()
  await lib.remove('root.mdx')
  await syncContent(lib)
  expect(await keepEditDraft(lib, draft())).toMatchObject({ ok: true })
  expect(await listEditDrafts(lib, root)).toHaveLength(1)
})

test('what was written of a card that was taken in is offered by the one that has it, as the other’s', async () => {
  const lib = await library()
  const mine = draft({ cardId: cardId('q-other') })
  await keepEditDraft(lib, mine)
  await lib.remove('other.mdx')
  await lib.write('root.mdx', cardSource(root).replace('lang: en', 'lang: en\nmergedFrom: [q-other]'))
  await syncContent(lib)
  expect(await listEditDrafts(lib, root)).toMatchObject([mine])
  await dropEditDraft(lib, mine.cardId, mine.id)
  expect(await listEditDrafts(lib, root)).toEqual([])
})

test('no draft is kept of a card that never was, nor of more than a card may hold', async () => {
  const lib = await library()
  expect(await keepEditDraft(lib, draft({ cardId: cardId('q-nobody') }))).toMatchObject({
    error: { kind: 'unknown-card' },
  })
  const text = '字'.repeat(MAX_CARD_BYTES / 2)
  expect(await keepEditDraft(lib, draft({ text }))).toMatchObject({ error: { kind: 'too-large' } })
})
