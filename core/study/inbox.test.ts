import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { promote } from './add-follow-up.ts'
import { inboxChains, type InboxFilter, listInbox } from './inbox.ts'
import { linkOpen } from './link-open.ts'
import { syncContent } from './sync.ts'
import { takeBack } from './take-back.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const ALL: InboxFilter = { topic: null, chain: null }

const asking = (
  id: string,
  questions: readonly string[],
  some: { title?: string; created?: string; topic?: string } = {},
): string =>
  cardSource(id, questions)
    .replace(/^title:.*$/m, `title: ${some.title ?? `About ${id.slice(2)}`}`)
    .replace(/^created:.*$/m, `topics: [${some.topic ?? 'net'}]\ncreated: ${some.created ?? '2026-11-23'}`)

async function library(cards: Readonly<Record<string, string>>): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const [name, source] of Object.entries(cards)) await lib.write(`${name}.mdx`, source)
  await syncContent(lib)
  return lib
}
const told = async (lib: TestLibrary, filter: Partial<InboxFilter> = {}) =>
  (await listInbox(lib, { ...ALL, ...filter }, 1)).questions.map(({ text, askings }) => [text, askings.length])

test('what is asked most often comes first, however it is spaced and ends', async () => {
  const lib = await library({
    a: asking('q-a', ['What is a lease?', 'Who counts a quorum?'], { created: '2026-03-01' }),
    b: asking('q-b', ['who  counts a quorum'], { created: '2026-05-02' }),
  })
  const { questions, total, times } = await listInbox(lib, ALL, 1)
  expect([total, times]).toEqual([2, 3])
  expect(questions[0]).toMatchObject({
    text: 'Who counts a quorum?',
    lang: 'en',
    from: '2026-03-01',
    to: '2026-05-02',
    askings: [
      { card: { id: 'q-a', title: 'About a' }, text: 'Who counts a quorum?' },
      { card: { id: 'q-b' }, text: 'who counts a quorum' },
    ],
    answeredBy: null,
  })
})

test('the same in other words counts as asked once more, in the words of who asked first', async () => {
  const lib = await library({
    a: asking('q-a', ['TiDB 滚动升级，在执行的事务怎么办'], { created: '2026-05-02' }),
    b: asking('q-b', ['TiDB 滚动升级时，正在执行的事务会怎样？', '多个进程怎样监听同一个端口？'], {
      created: '2026-03-01',
    }),
    c: asking('q-c', ['TiDB 滚动升级，谁来保证请求不丢？']),
  })
  expect(await told(lib)).toEqual([
    ['TiDB 滚动升级时，正在执行的事务会怎样？', 2],
    ['TiDB 滚动升级，谁来保证请求不丢？', 1],
    ['多个进程怎样监听同一个端口？', 1],
  ])
})

test('a question that a card asks already says so, but not if that card asks it itself', async () => {
  const lib = await library({
    a: asking('q-a', ['How does a mutex wait?'], { title: 'How does a mutex wait' }),
    b: asking('q-b', ['Why must a lease be renewed?']),
    c: asking('q-c', [], { title: 'Why must a lease be renewed' }),
  })
  const { questions } = await listInbox(lib, ALL, 1)
  expect(questions.map(({ text, answeredBy }) => [text, answeredBy?.id])).toEqual([
    ['How does a mutex wait?', undefined],
    ['Why must a lease be renewed?', 'q-c'],
  ])
})

test('questions are listed of a topic and of a chain; what is archived asks nothing', async () => {
  const lib = await library({
    a: asking('q-a', ['q-b', 'What is a lease?']),
    b: asking('q-b', ['Who counts a quorum?'], { topic: 'os' }),
    c: asking('q-c', ['How large is a page?'], { topic: 'os' }),
    d: asking('q-d', ['Why is the sky blue?']).replace('created:', 'archived: true\ncreated:'),
  })
  expect(await told(lib, { topic: 'os' })).toEqual([
    ['How large is a page?', 1],
    ['Who counts a quorum?', 1],
  ])
  expect(await told(lib, { chain: cardId('q-a') })).toEqual([
    ['What is a lease?', 1],
    ['Who counts a quorum?', 1],
  ])
  expect(await told(lib, { chain: cardId('q-none') })).toEqual([])
  expect((await inboxChains(lib)).map(({ id }) => id)).toEqual(['q-a', 'q-c'])
})

test('the inbox goes on page by page, and never beyond its end', async () => {
  const lib = await library({ a: asking('q-a', ['What is a lease?', 'Who counts a quorum?', 'How large is a page?']) })
  const { page, pages, questions } = await listInbox(lib, ALL, 9, 2)
  expect([page, pages, questions.map(({ text }) => text)]).toEqual([2, 2, ['Who counts a quorum?']])
})

test('linking to a card that there is changes every file that asks, and is taken back as one', async () => {
  const lib = await library({
    a: asking('q-a', ['Why is a lease renewed?']),
    b: asking('q-b', ['why is a lease renewed']),
    c: asking('q-c', [], { title: 'Why is a lease renewed' }),
  })
  const questions = ['q-a', 'q-b'].map((id) => ({ parentId: cardId(id), question: 'Why is a lease renewed?' }))
  const linked = await linkOpen(lib, questions, cardId('q-c'))
  if (!linked.ok) throw new Error(linked.error.kind)
  expect(await told(lib)).toEqual([])
  expect(await readFile(path.join(lib.contentDir, 'b.mdx'), 'utf8')).toContain('- [why is a lease renewed](card:q-c)')
  expect(await linkOpen(lib, questions, cardId('q-c'))).toEqual({ ok: false, error: { kind: 'gone' } })
  expect((await takeBack(lib, linked.value.batch)).ok).toBe(true)
  expect(await told(lib)).toEqual([['Why is a lease renewed?', 2]])
})

test('a question that was made a card by one who asks it is answered for all others', async () => {
  const lib = await library({ a: asking('q-a', ['What is a lease?']), b: asking('q-b', ['What is a lease?']) })
  const made = await promote(lib, cardId('q-a'), 'What is a lease?')
  if (!made.ok) throw new Error(made.error.kind)
  const { questions } = await listInbox(lib, ALL, 1)
  expect(questions).toMatchObject([{ text: 'What is a lease?', answeredBy: { id: made.value.id } }])
})

test('a card that was put away does not stand before one that asks the same', async () => {
  const title = 'Why must a lease be renewed'
  const lib = await library({
    a: asking('q-a', [`${title}?`]),
    b: asking('q-b', [], { title }),
    z: asking('q-z', [], { title }).replace('created:', 'archived: true\ncreated:'),
  })
  expect((await listInbox(lib, ALL, 1)).questions[0]?.answeredBy?.id).toBe('q-b')
})

test('a card that links to another already is not made to do so twice', async () => {
  const lib = await library({ a: asking('q-a', ['Why is a lease renewed?', 'q-c']), c: asking('q-c', []) })
  const question = { parentId: cardId('q-a'), question: 'Why is a lease renewed?' }
  expect(await linkOpen(lib, [question], cardId('q-c'))).toEqual({ ok: false, error: { kind: 'already-there' } })
})

test('a card that is not there is not linked to', async () => {
  const lib = await library({ a: asking('q-a', ['What is a lease?']) })
  const question = { parentId: cardId('q-a'), question: 'What is a lease?' }
  expect(await linkOpen(lib, [question], cardId('q-none'))).toMatchObject({ error: { kind: 'unknown-card' } })
})
