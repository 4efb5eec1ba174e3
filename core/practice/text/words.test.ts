import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './folded.ts'
import { lemmas } from './lemmas.ts'
import { cutWords } from './segments.ts'
import { countWords } from './tokens.ts'
import { findParts, findTerm, readTerm, readWords } from './words.ts'

const find = (text: string, term: string): string | null => {
  const span = findTerm(readWords(text), term)
  return span && text.slice(span.start, span.end)
}

test.each([
  ['two words', 2, 0],
  ['监听的端口', 0, 5],
  ['用 epoll 等 1024 个 fd', 3, 3],
  ["it doesn't block", 3, 0],
  ['worker_shutdown_timeout 10s', 5, 0],
  ['ＨＴＴＰ／２', 2, 0],
  ['、，。!? --', 0, 0],
  ['', 0, 0],
])('%s has %i words and %i characters', (text, words, hanzi) => {
  expect(countWords(text)).toEqual({ words, hanzi })
})

test.each([
  ['The kernel keeps a lock.', 'lock', 'lock'],
  ['The clock is blocked.', 'lock', null],
  ['用fork复制页表', 'fork', 'fork'],
  ['It forks once.', 'fork', 'forks'],
  ['Two copies remain.', 'copy', 'copies'],
  ['It was retried.', 'retries', 'retried'],
  ['Dropping the last page', 'drop', 'Dropping'],
  ['It caches and flushes.', 'flush', 'flushes'],
  ['It was used up.', 'us', null],
  ['Both fds stay open.', 'fd', 'fds'],
  // A name in capitals is no verb.
  ['The source is MIGRATING.', 'MIGRATE', null],
  ['It sends ACKs.', 'ack', 'ACKs'],
  ['set so_reuseaddr first', 'SO_REUSEADDR', 'so_reuseaddr'],
  ['connections in TIME-WAIT', 'TIME_WAIT', 'TIME-WAIT'],
  ['the in-flight ones', 'in flight', 'in-flight'],
  ['kill -9 it', 'kill -9', 'kill -9'],
  ['over ＨＴＴＰ／２ only', 'HTTP/2', 'ＨＴＴＰ／２'],
  ['over HTTP 2', 'HTTP/2', null],
  ['set NGINX=9;10;', 'NGINX=', 'NGINX='],
  ['Nginx', 'NGINX=', null],
  ['written in C++', 'C', null],
  ['written in C.', 'C', 'C'],
  ['a write, lock it', 'write lock', null],
  ['x', '…', null],
  ['x', '', null],
])('in "%s" the term %s is %j', (text, term, found) => {
  expect(find(text, term)).toBe(found)
})

test.each([
  ['子进程继承监听描述符', '继承', '继承'],
  // A child process is a process.
  ['由子进程接着用', '进程', '进程'],
  // 同 + 步骤, 没有 + 序号, 产品 + 和 + 服务: the two characters belong to two words.
  ['走同步骤的路', '同步', null],
  ['没有序号', '有序', null],
  ['产品和服务', '和服', null],
  // Words the dictionary does not know are taken as they stand.
  ['写入要幂等时', '幂等', '幂等'],
  ['先停写再切换', '停写', '停写'],
  ['死锁', '锁', '锁'],
  ['主流做法', '流', null],
  ['遇到大key会堵', '大 key', '大key'],
  ['上限默认 60秒', '60 秒', '60秒'],
  ['增量是两份，一份旧的', '两份', '两份'],
])('in %s the term %s is %j', (text, term, found) => {
  expect(find(text, term)).toBe(found)
})

test('parts of a term may have a word or two between them, in their order', () => {
  const parts = [readTerm('端口'), readTerm('占着')]
  const found = (text: string) => findParts(readWords(text), parts, 3)
  expect(found('关了端口还占着')).toEqual({ start: 2, end: 7 })
  expect(found('占着的端口')).toBeNull()
  expect(found('端口关掉以后，描述符仍然占着')).toBeNull()
})

test('what is found is quoted as it stands, whatever folding does to its length', () => {
  expect(find('① ㍿ ＭＶＣＣ 与 ½', 'mvcc')).toBe('ＭＶＣＣ')
  expect(find('ﷺﷺ TiKV', 'tikv')).toBe('TiKV')
  expect(find('İİ Ｒａｆｔ', 'raft')).toBe('Ｒａｆｔ')
  expect(find('cafe\u0301 ＯＫ', 'café')).toBe('cafe\u0301')
})

test('lower case has the length of the text, whatever the characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { cased, lower } = fold(text)
      expect(lower).toHaveLength(cased.length)
    }),
  )
  for (let code = 0; code < 0x30000; code += 1) {
    const { cased, lower } = fold(String.fromCodePoint(code))
    if (lower.length !== cased.length) expect.unreachable(`U+${code.toString(16)}`)
  }
})

test('a folded place stands for whole characters of the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
      const { cased, span } = fold(text)
      const [from, to] = [a, b].map((n) => n % (cased.length + 1)).sort((x, y) => x - y)
      const { start, end } = span(from ?? 0, to ?? 0)
      expect(start).toBeLessThanOrEqual(end)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(fold(text.slice(start, end)).cased).toContain(cased.slice(from, to).replace(/\p{Surrogate}/gu, ''))
    }),
  )
})

test('a term that stands alone between blanks is found', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcxyz019端口监听'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(word, (term) => {
      expect(find(`, ${term} .`, term)).toBe(term)
    }),
  )
})

test('a long run without punctuation is cut in pieces, never through a character', () => {
  const run = '𠮷野家'.repeat(100)
  expect(cutWords(run).join('')).toBe(run)
  expect(cutWords(run).every((word) => word.isWellFormed())).toBe(true)
})

test.each([
  ['classes', 'class'],
  ['status', 'status'],
  ['stopped', 'stop'],
  ['caching', 'cache'],
  ['tries', 'try'],
  ["kernel's", 'kernel'],
])('%s may come from %s', (word, stem) => {
  expect(lemmas(word)).toContain(stem)
})

test('a word that ends like a plural and is none stays whole', () => {
  expect(lemmas('status')).toEqual(['status'])
  expect(lemmas('access')).toEqual(['access'])
})
