import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import type { Field } from '#core/search/fields.ts'
import { newFinder } from './finder.ts'

type Text = readonly [Field, string]
const CARDS: readonly (readonly [id: string, title: string, texts: readonly Text[]])[] = [
  ['q-port', '升级 Nginx 时，监听的端口为什么一刻都没有断？', [['answer', '新进程继承监听套接字，不用重新 bind。']]],
  [
    'q-busy',
    'When is it SQLITE_BUSY?',
    [['answer', 'Two writers upgrade a lock at once. epoll_wait is not involved.']],
  ],
  [
    'q-fork',
    'fork 之后少了什么？',
    [
      ['answer', '只有调用的线程被复制。'],
      ['keyPoints', '锁 · mutexOwner'],
    ],
  ],
]
const cards = CARDS.map(([id, title], place) => ({
  id: CardId.parse(id),
  title,
  lang: 'zh',
  href: `${id}.html`,
  place,
}))
const data = CARDS.map(([id, , texts]) => ({ id: CardId.parse(id), texts }))
const find = newFinder(cards, data)
const ids = (asked: string): readonly string[] => find(asked, 20).map(({ card }) => card.id)
const said = (text: string, marks: readonly (readonly [number, number])[]): readonly string[] =>
  marks.map(([start, end]) => text.slice(start, end))

test.each([
  ['监听', 'q-port'],
  ['端口 没有断', 'q-port'],
  ['套接字', 'q-port'],
  ['nginx', 'q-port'],
  ['writer', 'q-busy'],
  ['upgrading locks', 'q-busy'],
  ['epoll', 'q-busy'],
  ['owner', 'q-fork'],
  ['线程', 'q-fork'],
  ['Ｆｏｒｋ', 'q-fork'],
  ['wri', 'q-busy'],
])('%j finds the card that says it', (asked, id) => {
  expect(ids(asked)[0]).toBe(id)
})

test('a title that is misspelt is found where nothing else is', () => {
  expect(ids('nginxx')).toEqual(['q-port'])
})

test('a card whose title says it comes before one that says it in passing', () => {
  expect(ids('fork 线程 监听')).toContain('q-port')
  expect(ids('fork')[0]).toBe('q-fork')
})

test.each(['', '  ', '，。', 'zzzzzz'])('%j finds nothing', (asked) => {
  expect(ids(asked)).toEqual([])
})

test('what was found is marked where it stands', () => {
  const [hit] = find('套接 端口', 20)
  expect(said(hit?.card.title ?? '', hit?.titleMarks ?? [])).toEqual(['端口'])
  expect(hit?.excerpt?.field).toBe('answer')
  expect(said(hit?.excerpt?.text ?? '', hit?.excerpt?.marks ?? [])).toEqual(['套接'])
})

test('a word that is still being typed is marked as far as it goes', () => {
  const [hit] = find('invol', 20)
  expect(said(hit?.excerpt?.text ?? '', hit?.excerpt?.marks ?? [])).toEqual(['involved'])
})

test('no more is found than is asked for', () => {
  expect(find('fork nginx busy', 1)).toHaveLength(1)
})

test('whatever is typed finds cards there are, each once, with marks inside of their texts', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.mixedCase(fc.constantFrom('监听 fork(', 'C++ [', 'epoll_wait*', 'go\\')),
      ),
      (asked) => {
        const hits = find(asked, 20)
        expect(new Set(hits.map(({ card }) => card.id)).size).toBe(hits.length)
        for (const { card, titleMarks, excerpt } of hits) {
          for (const [start, end] of titleMarks) expect(start < end && end <= card.title.length).toBe(true)
          for (const [start, end] of excerpt?.marks ?? [])
            expect(start < end && end <= (excerpt?.text.length ?? 0)).toBe(true)
        }
      },
    ),
  )
})
