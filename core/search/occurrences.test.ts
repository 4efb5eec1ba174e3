import { expect, test } from 'vitest'
import { occurrencesOf, termsAsked } from './occurrences.ts'

const found = (text: string) => occurrencesOf(text).map(({ term }) => term)

test.each([
  ['监听端口', ['监听', '听端', '端口', '口']],
  ['Upgrading upgrades', ['upgrad', 'upgrad']],
  ['listenBacklog', ['listenbacklog', 'listen', 'backlog']],
  ['epoll_wait 与 std::vector', ['epoll', 'wait', '与', 'std', 'vector', 'epollwait', 'stdvector']],
  ['Node.js', ['nod', 'js', 'nodej']],
  ['C++ and C#', ['c++', 'and', 'c#']],
  ['ＴＣＰ 四次挥手', ['tcp', '四次', '次挥', '挥手', '手']],
])('%s is found by %j', (text, terms) => {
  expect(found(text)).toEqual(terms)
})

test('each is where it stands, whatever its case and width', () => {
  const text = '在 Ｎginx 里，listenBacklog'
  expect(occurrencesOf(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
    ['在', '在'],
    ['nginx', 'Ｎginx'],
    ['里', '里'],
    ['listenbacklog', 'listenBacklog'],
    ['listen', 'listenBacklog'],
    ['backlog', 'listenBacklog'],
  ])
})

test('a character beyond the basic plane is one character', () => {
  const text = '𠮷野家'
  expect(occurrencesOf(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
    ['𠮷野', '𠮷野'],
    ['野家', '野家'],
    ['家', '家'],
  ])
})

test('what is asked for is found by pairs, and by one character only where it stands alone', () => {
  expect(termsAsked('锁 平滑升级').map(({ text }) => text)).toEqual(['锁', '平滑', '滑升', '升级'])
})
