import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readFileName } from './file-name.ts'
import { imported, under } from './testing.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../../tests/fixtures/notes')
const read = (name: string): string => readFileSync(path.join(FIXTURES, name), 'utf8')

function fixture(name: string) {
  const note = imported(read(name), { name })
  expect(note.unaccounted).toEqual([])
  return { ...note, root: note.cards[0] }
}

test('each heading of a plain note is a question, and the heading above all of them their topic', () => {
  const { cards } = fixture('qa-headings.md')
  expect(cards.map(({ title }) => title)).toEqual(['What is a socket backlog?', 'How is it observed?', 'Answer'])
  expect(cards[0]?.source).toContain('topics:\n  - inbox\n  - Linux network\n')
  expect(cards[0]?.filled).toEqual(['preface', 'question', 'answer'])
  expect(under(cards[1], 'answer')).toBe('```\nss -ltn\n```')
  expect(cards[1]?.source).toContain('kind: official')
})

test('a numbered list of questions gives a card for each', () => {
  const { cards } = fixture('qa-numbered.md')
  expect(cards.map(({ title }) => title)).toEqual(['什么是写时复制？', '为什么 fork 会卡？', '怎样避免？'])
  expect(under(cards[1], '回答')).toBe('要复制页表。\n- 20 GB 约 10 MB 的页表')
})

test('questions and answers may be marked, or a question be followed by its answer', () => {
  const { cards } = fixture('qa-marks.md')
  expect(cards.map((card) => [card.title, under(card, 'answer')])).toEqual([
    ['Why is Redis single-threaded?', 'Because memory is faster than locks.'],
    [
      'When is it not?',
      'I/O threads, since version 6:\nhttps://redis.io/docs/latest/operate/oss_and_stack/management/config/',
    ],
    ['What blocks it?', 'Big keys do.'],
  ])
  expect(cards[2]?.source).toContain('kind: talk\n    title: talk')
})

test('a note that asks nothing is one card, named after its file', () => {
  const { root, status } = fixture('3. 2024-03-05-大 Key 怎么迁移_begin 副本.md')
  expect(root?.title).toBe('大 Key 怎么迁移')
  expect(root?.source).toContain('created: 2024-03-05')
  expect(status).toBe('begun')
  expect(under(root, '回答')).toBe('先 scan，再分批 dump。\n\n迁移的时候主线程会停。')
})

test('one question among many headings does not make the others prose', () => {
  const text =
    '# Redis\n\n## Slots\n\nHow many?\n\n### Why 16384?\n\nGossip.\n\n## Replication\n\nAsynchronous.\n\n## 参考\n\n- https://redis.io/docs/\n'
  const { cards } = imported(text)
  expect(cards.map(({ title }) => title)).toEqual(['Slots', 'Replication'])
  expect(under(cards[0], 'answer')).toBe('How many?\n\n### Why 16384?\n\nGossip.')
  expect(cards[1]?.source).toContain('- url: https://redis.io/docs/')
})

test('one heading and its text are one question', () => {
  const { cards } = fixture('images.md')
  expect(cards.map(({ title }) => title)).toEqual(['What does fork copy?'])
})

test('an empty note is a card without text', () => {
  const { cards, lineCount } = imported('\n  \n', { name: 'nothing yet.md' })
  expect(cards.map(({ title, filled }) => [title, filled])).toEqual([['nothing yet', []]])
  expect(lineCount).toBe(0)
})

test.each([
  ['12.nginx平滑升级_ok.md', 'nginx平滑升级', 'done', null],
  ['notes/20240305 redis copy 2.md', 'redis', null, '2024-03-05'],
  ['003_tcp_backlog_begin.markdown', 'tcp backlog', 'begun', null],
  ['10秒思考.md', '秒思考', null, null],
  ['HTTP 2 (1).md', 'HTTP 2', null, null],
  ['ok.md', '', 'done', null],
  ['bookkeeping.md', 'bookkeeping', null, null],
] as const)('%s names "%s"', (name, title, status, date) => {
  expect(readFileName(name)).toEqual({ title, status, date })
})
