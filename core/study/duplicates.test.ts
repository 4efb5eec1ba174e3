import path from 'node:path'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { finish } from '#core/search/steps.ts'
import { prismaOf } from '#core/store/client.ts'
import { alikeCards } from './alike-cards.ts'
import { sayNotDuplicate, VerdictInput, viewDuplicates } from './duplicates.ts'
import { exportJson } from './history-export.ts'
import { importHistory } from './history-import.ts'
import { linkFollowUp } from './link-follow-up.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [PORT, OTHER, FORK] = [cardId('q-port'), cardId('q-other'), cardId('q-fork')]
const card = (id: string, title: string, followUps: readonly string[] = []) =>
  cardSource(id, followUps).replace(/^title: .*$/m, `title: ${title}`)

async function library(): Promise<TestLibrary> {
  const ctx = await emptyLibrary()
  await ctx.write('port.mdx', card(PORT, '多个进程怎样监听同一个端口？'))
  await ctx.write('other.mdx', card(OTHER, '同一个端口怎样被多个进程监听？'))
  await ctx.write('fork.mdx', card(FORK, 'fork 之后子进程里少了什么？'))
  await syncContent(ctx)
  return ctx
}
const pairs = async (ctx: TestLibrary) => (await viewDuplicates(ctx, { skip: 0, limit: 10 })).pairs
const names = async (ctx: TestLibrary) => (await pairs(ctx)).map(({ from, into }) => `${from.id} → ${into.id}`)

test('two cards that ask the same are found, the one that is known better to stay', async () => {
  const ctx = await library()
  await answerCard(ctx, { cardId: PORT, rating: 'good', expectedReps: 0 })
  expect(await names(ctx)).toEqual(['q-other → q-port'])
  expect((await pairs(ctx))[0]?.into.reviews).toBe(1)
})

test('what was said to be two questions stays two when titles are edited, and until it is taken back', async () => {
  const ctx = await library()
  await sayNotDuplicate(ctx, { one: PORT, other: OTHER, takenBack: false })
  expect(await names(ctx)).toEqual([])
  await ctx.write('port.mdx', card(PORT, '同一个端口怎样被许多进程监听？'))
  await syncContent(ctx)
  expect(await names(ctx)).toEqual([])
  await sayNotDuplicate(ctx, { one: OTHER, other: PORT, takenBack: true })
  expect(await names(ctx)).toHaveLength(1)
})

test('what is said twice is kept once, and of cards that are not there nothing', async () => {
  const ctx = await library()
  const say = (takenBack: boolean, other = OTHER) => sayNotDuplicate(ctx, { one: PORT, other, takenBack })
  for (const takenBack of [true, false, false, true, true]) expect(await say(takenBack)).toMatchObject({ ok: true })
  expect(await say(false, cardId('q-gone'))).toMatchObject({ error: { kind: 'unknown-card' } })
  expect(VerdictInput.safeParse({ one: PORT, other: PORT, takenBack: 'false' }).success).toBe(false)
  expect((await prismaOf(ctx.db).notDuplicate.findMany()).map(({ takenBack }) => takenBack)).toEqual([false, true])
})

test('who asks for more than there are gets the last page', async () => {
  const ctx = await library()
  await ctx.write('more.mdx', card('q-more', '同一个端口怎样被多个进程一起监听？'))
  await syncContent(ctx)
  expect(await viewDuplicates(ctx, { skip: 40, limit: 2 })).toMatchObject({ skipped: 2, total: 3, pairs: [{}] })
  expect(await viewDuplicates(await emptyLibrary(), { skip: 40, limit: 2 })).toEqual({
    pairs: [],
    skipped: 0,
    total: 0,
  })
})

test('what was said of two cards on another machine holds if it was said later, whatever was said of others since', async () => {
  const [here, there] = [await library(), await library()]
  const say = (ctx: TestLibrary, day: string, other: typeof OTHER, takenBack: boolean) => {
    ctx.travel(`2026-12-${day}T09:00:00Z`)
    return sayNotDuplicate(ctx, { one: OTHER, other, takenBack })
  }
  await say(here, '01', PORT, false)
  for (const takenBack of [false, true]) await say(there, '02', PORT, takenBack)
  const last = cardId('q-tcp')
  await here.write('tcp.mdx', card(last, '三次握手少一次会怎样？'))
  await syncContent(here)
  await say(here, '03', last, false)
  const file = path.join(there.dataDir, 'history.json')
  await exportJson(there, file)
  expect(await importHistory(here, file, {})).toMatchObject({ ok: true })
  expect(await names(here)).toHaveLength(1)
})

test('a card that changes, goes or is archived is compared anew', async () => {
  const ctx = await library()
  expect(await names(ctx)).toHaveLength(1)
  await ctx.write('other.mdx', card(OTHER, 'fork 之后，子进程里少了什么东西？'))
  await syncContent(ctx)
  expect(await names(ctx)).toEqual(['q-other → q-fork'])
  await ctx.write(
    'other.mdx',
    card(OTHER, 'fork 之后，子进程里少了什么东西？').replace('category:', 'archived: true\ncategory:'),
  )
  await syncContent(ctx)
  expect(await names(ctx)).toEqual([])
})

test('one card becomes a follow-up of the other, once', async () => {
  const ctx = await library()
  expect(await linkFollowUp(ctx, { parent: PORT, child: OTHER })).toMatchObject({ ok: true })
  expect(await linkFollowUp(ctx, { parent: PORT, child: OTHER })).toMatchObject({ error: { kind: 'already-there' } })
  expect(await linkFollowUp(ctx, { parent: PORT, child: PORT })).toMatchObject({ error: { kind: 'unknown-card' } })
  expect(await linkFollowUp(ctx, { parent: PORT, child: cardId('q-gone') })).toMatchObject({ ok: false })
})

/** Whether these two are found among others that ask something else. */
function found(one: Partial<Words>, other: Partial<Words>) {
  const words = (id: string, some: Partial<Words>): Words => {
    return { id: CardId.parse(id), title: '', lang: 'zh', keyPoints: [], ...some }
  }
  const rest = ['TiDB 滚动升级时谁保证请求？', 'AOF 重写期间的增量？', 'What breaks a promise?', '槽迁移时写到哪里？']
  const cards = [words('q-one', one), words('q-two', other), ...rest.map((title, i) => words(`q-rest${i}`, { title }))]
  return finish(alikeCards(cards, 100)).find(({ a, b }) => a === 'q-one' && b === 'q-two') ?? null
}
type Words = Parameters<typeof alikeCards>[0][number]
const points = (...all: readonly string[]) => all.map((point) => ({ point, aliases: [] }))

test('questions that are half alike are one if their key points are alike, and else two', () => {
  const [one, other] = [
    { title: '进程之间如何通过 Unix socket 传递 fd？' },
    { title: '一个描述符怎样通过 Unix socket 交给另一个进程？' },
  ]
  expect(found(one, other)).toBeNull()
  const keyPoints = points('SCM_RIGHTS 带着描述符', '内核在接收方装上新的 fd')
  expect(found({ ...one, keyPoints }, { ...other, keyPoints })).toMatchObject({ perhaps: false })
})

test('in two languages only names tell, and it is said to be perhaps', () => {
  expect(
    found({ title: 'SQLite 的 fsync 保证了什么？' }, { title: 'What does fsync guarantee in SQLite?', lang: 'en' }),
  ).toMatchObject({
    perhaps: true,
  })
  expect(
    found({ title: 'fsync 保证了什么？' }, { title: 'Where is the promise of a callback kept?', lang: 'en' }),
  ).toBeNull()
})
