import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery, type Query } from './query.ts'

const NOTHING: Query = {
  words: '',
  phrases: [],
  not: [],
  topics: [],
  notTopics: [],
  stages: [],
  standings: [],
  langs: [],
  hosts: [],
}

test.each<[string, Partial<Query>]>([
  ['nginx 平滑升级', { words: 'nginx 平滑升级' }],
  ['"listen backlog" nginx', { words: 'nginx', phrases: ['listen backlog'] }],
  ['“平滑升级”「监听」', { phrases: ['平滑升级', '监听'] }],
  ['"never closed', { phrases: ['never closed'] }],
  ['fork -nginx -"copy on write"', { words: 'fork', not: ['nginx', 'copy on write'] }],
  ['topic:Redis -topic:mysql 迁移', { words: '迁移', topics: ['redis'], notTopics: ['mysql'] }],
  ['topic："io uring"', { topics: ['io uring'] }],
  ['stage:answer stage:gap is:due is:leech', { stages: ['answer', 'gap'], standings: ['due', 'leech'] }],
  ['lang:zh-CN ref:Docs.Nginx.org', { langs: ['zh-cn'], hosts: ['docs.nginx.org'] }],
  // What is no filter is a word.
  ['std::vector http://a.b is:tall stage:9 topic:', { words: 'std::vector http://a.b is:tall stage:9 topic:' }],
  // Who only says what is not wanted means it to be found.
  ['-O2', { words: '-O2' }],
  ['a - b io-uring', { words: 'a - b io-uring' }],
  ['""', { words: '""' }],
])('%s', (typed, query) => {
  expect(parseQuery(typed)).toEqual({ ...NOTHING, ...query })
})

test('whatever is typed is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      expect(Object.keys(parseQuery(typed)).sort()).toEqual(Object.keys(NOTHING).sort())
    }),
  )
})

test('of a list of filters that nobody means so long, the first are read', () => {
  const all = Array.from({ length: 900 }, (_, i) => `topic:t${i} -w${i}`).join(' ')
  const { topics, not } = parseQuery(`${all} fork`)
  expect([topics.length, not.length, topics.at(-1), not.at(-1)]).toEqual([32, 32, 't31', 'w31'])
})
