import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchDocument } from './document.ts'
import { newSearchIndex, type SearchIndex } from './index.ts'
import { parseQuery } from './query.ts'
import { finish } from './steps.ts'
import { document, titles } from './testing.ts'

const PORT = '升级 Nginx 时，监听的端口为什么一刻都没有断？'
const SMOOTH = '长驻服务怎样平滑升级？'
const LOG = '数据库为什么要先写日志？'
const POWER = 'How does SQLite survive a power failure?'
const LOCKS = 'Why do goroutines deadlock on a mutex?'
const CARDS: readonly SearchDocument[] = [
  document(PORT, { answer: '监听 fd 由子进程继承，SO_REUSEPORT 不是必需的。', topics: 'nginx process' }, [
    'topic:nginx',
    'lang:zh',
    'ref:nginx.org',
  ]),
  document(SMOOTH, { keyPoints: '滚动更新 摘流量', nitpick: 'kubernetes rolling update' }, ['topic:k8s', 'lang:zh']),
  document(LOG, { answer: 'write-ahead log 让崩溃之后可以重放。', gap: '端口无关' }, ['topic:sqlite', 'lang:zh']),
  document(
    POWER,
    { answer: 'The rollback journal holds pages; fsync orders the writes.', followups: 'listenBacklog' },
    ['topic:sqlite', 'lang:en', 'ref:sqlite.org'],
  ),
  document(LOCKS, { answer: 'sync.Mutex is not reentrant.' }, ['topic:go', 'lang:en']),
]

function indexOf(documents: readonly SearchDocument[]): SearchIndex {
  const index = newSearchIndex()
  documents.forEach((one, i) => index.put(`q-${i}`, '1', [one]))
  return index
}

/** The same documents, in one segment. */
function wholeIndexOf(documents: readonly SearchDocument[]): SearchIndex {
  const index = indexOf(documents)
  finish(index.whole())
  return index
}

const BOTH = [
  ['one by one', indexOf(CARDS)],
  ['in a segment', wholeIndexOf(CARDS)],
] as const

test.each(
  BOTH.flatMap(([how, index]) =>
    [
      [PORT, PORT],
      ['端口', PORT],
      ['断 端口 nginx', PORT],
      ['ngnix 升级', PORT],
      ['so_reuseport', PORT],
      ['reuseport', PORT],
      ['平滑升级', SMOOTH],
      ['pinghuashengji', SMOOTH],
      ['ping hua sheng', SMOOTH],
      ['phsj', SMOOTH],
      ['kubernets', SMOOTH],
      ['先写日志', LOG],
      ['writeahead', LOG],
      ['日', LOG],
      ['sqlite powr failuer', POWER],
      ['backlog', POWER],
      ['journ', POWER],
      ['mutex deadlocks', LOCKS],
      ['Sync.mutex', LOCKS],
    ].map(([typed, title]) => ({ how, index, typed: typed ?? '', title })),
  ),
)('$how, $typed finds first: $title', ({ index, typed, title }) => {
  expect(titles(index, typed)[0]).toBe(title)
})

test.each(BOTH)('%s, filters narrow', (_, index) => {
  expect(titles(index, 'topic:sqlite').toSorted()).toEqual([POWER, LOG].toSorted())
  expect(titles(index, 'topic:sqlite lang:en')).toEqual([POWER])
  expect(titles(index, '端口 -topic:nginx')).toEqual([LOG])
  expect(titles(index, 'ref:nginx.org')).toEqual([PORT])
  expect(titles(index, 'stage:gap 端口')).toEqual([LOG])
  expect(titles(index, 'stage:answer 端口')).toEqual([])
  expect(titles(index, 'stage:question 端口')).toEqual([PORT])
})

test.each(BOTH)('%s, what is quoted stands there just so, and what is not wanted does not', (_, index) => {
  expect(titles(index, '"rollback journal"')).toEqual([POWER])
  expect(titles(index, '"journal rollback"')).toEqual([])
  expect(titles(index, '升级 -nginx')).toEqual([SMOOTH])
  expect([titles(index, '端口 -一'), titles(index, '端口 -无关')]).toEqual([[LOG], [PORT]])
  expect(titles(index, 'sqlite journal -"rollback journal"')).toEqual([])
  expect(titles(index, '端口 -"端口无关"')).toEqual([PORT])
})

test.each(BOTH)('%s, nothing is found for what is nowhere', (_, index) => {
  for (const typed of ['', ' ', '？', 'zzzzzz', '今晚吃什么', 'topic:none', '-'])
    expect(titles(index, typed)).toEqual([])
})

test.each(['SO_REUSEPORT', 'so_reuseaddr', 'nginx.org', 'docs.nginx.org/en', 'listenBacklog'])(
  '"%s" is found within a longer name',
  (phrase) => {
    const says = 'SO_REUSEADDR/SO_REUSEPORT, https://docs.nginx.org/en/docs, listenbacklog'
    expect(titles(indexOf([document('x', { answer: says })]), `"${phrase}"`)).toEqual(['x'])
  },
)

test('a megabyte of one word, or of characters without a mark, is kept, and nothing else is harder to find', () => {
  const index = indexOf([
    document('x', { answer: 'a'.repeat(1024 ** 2), gap: 'quorum' }),
    document('y', { answer: '端口升级'.repeat(90_000) }),
    document('Who holds the lease?'),
  ])
  for (let round = 0; round < 2; round += 1) {
    expect(['quorum', '口升', 'lease', 'a'.repeat(1000)].map((typed) => titles(index, typed))).toEqual([
      ['x'],
      ['y'],
      ['Who holds the lease?'],
      ['x'],
    ])
    finish(index.whole())
  }
})

test('a question stands before an answer, and an answer before the rest', () => {
  const places = ['gap', 'answer', 'keyPoints', 'title'] as const
  const index = indexOf(
    places.map((field) => (field === 'title' ? document('quorum') : document(field, { [field]: 'quorum' }))),
  )
  expect(titles(index, 'quorum')).toEqual(['quorum', 'keyPoints', 'answer', 'gap'])
})

test('what has all that was asked for stands before what has some of it more often', () => {
  const index = indexOf([
    document('a', { gap: 'lease lease lease lease' }),
    document('x', { gap: 'a lease', thought: 'fencing' }),
    ...Array.from({ length: 20 }, (_, i) => document(`fencing ${i}`)),
  ])
  expect(titles(index, 'lease fencing')[0]).toBe('x')
})

test('kinds are found apart', () => {
  const index = newSearchIndex()
  index.put('q-a', '1', [document('a lease'), document('who grants a lease?', {}, [], 'open')])
  expect(titles(index, 'lease', 'open')).toEqual(['who grants a lease?'])
  expect(titles(index, 'lease')).toEqual(['a lease'])
})

test('of words that stand where a longer one does, the whole one is found first', () => {
  const index = indexOf([document('x', { gap: 'a counter' }), document('y', { gap: 'a count of it' })])
  expect(titles(index, 'count')).toEqual(['y', 'x'])
})

test('a demo that is told in two languages is found once, as whichever is nearer', () => {
  const index = newSearchIndex()
  const says = { topics: 'fork.c' }
  index.put('demo:fork', '1', [
    document('子进程继承了什么', says, [], 'demo'),
    document('What a child inherits', says, [], 'demo'),
  ])
  expect(titles(index, 'fork inherits', 'demo')).toEqual(['What a child inherits'])
  expect(titles(index, 'fork 继承', 'demo')).toEqual(['子进程继承了什么'])
})

test('what was found is marked where it stands', () => {
  const index = wholeIndexOf(CARDS)
  const [found] = index.search(parseQuery('nginx 子进程继承'), { kind: 'card', limit: 1, mayBe: null })
  const marked = (text: string, marks: readonly (readonly [number, number])[]) =>
    marks.map(([a, b]) => text.slice(a, b))
  expect(marked(found?.document.title ?? '', found?.titleMarks ?? [])).toEqual(['Nginx'])
  expect(found?.excerpt?.field).toBe('answer')
  expect(marked(found?.excerpt?.text ?? '', found?.excerpt?.marks ?? [])).toEqual(['子进程继承'])
})

test.each([
  ['jiantingduan', '监听'],
  ['duankou', '端口'],
  ['jtdd', '监听的端'],
  ['ngnix', 'Nginx'],
])('%s is marked where it is found', (typed, expected) => {
  const [found] = indexOf([document('升级 Nginx 时，监听的端口', { keyPoints: '监听端口' })]).search(
    parseQuery(typed),
    {
      kind: 'card',
      limit: 1,
      mayBe: null,
    },
  )
  const marks = found?.titleMarks ?? []
  expect(marks.map(([from, to]) => found?.document.title.slice(from, to))).toEqual([expected])
})

test('what is put anew is no longer found by what it was, and what is taken out not at all', () => {
  const index = wholeIndexOf(CARDS)
  index.put('q-0', '2', [document('Who holds the lease?')])
  index.remove('q-1')
  expect([titles(index, '端口'), titles(index, '平滑'), titles(index, 'lease')]).toEqual([
    [LOG],
    [],
    ['Who holds the lease?'],
  ])
  expect([...index.versions()].sort()).toEqual([
    ['q-0', '2'],
    ['q-2', '1'],
    ['q-3', '1'],
    ['q-4', '1'],
  ])
})

test('what changes while segments are merged stays changed', () => {
  const index = wholeIndexOf(CARDS)
  index.put('q-5', '1', [document('a lease')])
  const steps = index.whole()
  const atStep: Record<number, () => void> = {
    0: () => index.remove('q-1'),
    1: () => index.put('q-0', '2', [document('a fencing token')]),
    2: () => index.put('q-6', '1', [document('an epoch')]),
  }
  let step = 0
  for (; steps.next().done !== true; step += 1) atStep[step]?.()
  for (; step < 3; step += 1) atStep[step]?.()
  expect(['平滑', '端口', 'token', 'epoch', 'lease'].map((typed) => titles(index, typed))).toEqual([
    [],
    [LOG],
    ['a fencing token'],
    ['an epoch'],
    ['a lease'],
  ])
})

test(
  'thousands of documents, replaced and taken out between merges, are found as they are now',
  { timeout: 60_000 },
  () => {
    const index = newSearchIndex()
    const put = (i: number, version: string): void => {
      index.put(`q-${i}`, version, [document(`lease${i} epoch${version}`)])
      if (index.isUntidy()) finish(index.tidy())
    }
    for (let i = 0; i < 14_000; i += 1) put(i, 'a')
    for (let i = 0; i < 14_000; i += 7) put(i, 'b')
    for (let i = 0; i < 14_000; i += 5) index.remove(`q-${i}`)
    expect(index.versions().size).toBe(11_200)
    expect(
      ['lease7', 'lease8', 'lease13993', 'lease10', 'lease35'].map((typed) => titles(index, `"${typed}"`)[0]),
    ).toEqual(['lease7 epochb', 'lease8 epocha', 'lease13993 epochb', undefined, undefined])
  },
)

const unicode = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), fc.nat(10_000))
    .map(([piece, n]) => piece.repeat(n)),
  fc.stringMatching(/^["“「\- :a-z端口]{0,200}$/u),
)

test('whatever is typed, up to ten thousand characters and beyond, is answered', { timeout: 120_000 }, () => {
  const index = wholeIndexOf(CARDS)
  fc.assert(
    fc.property(unicode, (typed) => {
      const found = index.search(parseQuery(typed), { kind: 'card', limit: 40, mayBe: null })
      expect(found.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
    }),
    { numRuns: 200 },
  )
})
