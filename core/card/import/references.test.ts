import { expect, test } from 'vitest'
import { kindOf, referenceLine, referencesIn } from './references.ts'

test.each([
  ['https://man7.org/linux/man-pages/man2/bind.2.html', 'official'],
  ['https://nginx.org/en/docs/control.html', 'official'],
  ['https://kafka.apache.org/documentation/', 'official'],
  ['https://www.rfc-editor.org/rfc/rfc793', 'standard'],
  ['https://pubs.opengroup.org/onlinepubs/9699919799/', 'standard'],
  ['https://github.com/redis/redis/blob/unstable/src/aof.c', 'source'],
  ['https://github.com/redis/redis/issues/1234', 'issue'],
  ['https://bugs.mysql.com/bug.php?id=1', 'issue'],
  ['https://www.youtube.com/watch?v=x', 'talk'],
  ['https://book.douban.com/subject/1/', 'book'],
  ['http://mysql.example.org/monthly/12/', 'article'],
  ['https://lwn.net/Articles/853637/', 'article'],
])('%s is a page of the kind %s', (url, kind) => {
  expect(kindOf(url)).toBe(kind)
})

test.each([
  ['- https://a.org/b.html the words', 'https://a.org/b.html', 'the words'],
  ['- https://a.org/b.html[EADDRINUSE]', 'https://a.org/b.html', 'EADDRINUSE'],
  ['2. <https://a.org/b>', 'https://a.org/b', 'a.org/b'],
  ['说明：https://a.org/b', 'https://a.org/b', '说明'],
  ['[a *link*](https://a.org/b)', 'https://a.org/b', 'a link'],
  ['https://a.org/b_(c)', 'https://a.org/b_(c)', 'a.org/b_(c)'],
])('%j is a reference and nothing else', (line, url, title) => {
  expect(referenceLine(line)).toMatchObject({ url, title })
})

test.each([
  'no address',
  'https://a.org and https://b.org',
  '![x](https://a.org/x.png) https://a.org',
  `https://a.org ${'long '.repeat(40)}`,
])('%j is more than one reference, or none', (line) => {
  expect(referenceLine(line)).toBeNull()
})

test('addresses in a sentence end where the sentence goes on', () => {
  const urls = referencesIn(
    '先看 https://a.org/b，再看（https://c.org/d/）。See (https://e.org/f). `https://code.org` ![](https://i.org/x.png)',
  ).map(({ url }) => url)
  expect(urls).toEqual(['https://a.org/b', 'https://c.org/d/', 'https://e.org/f'])
})
