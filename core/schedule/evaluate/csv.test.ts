import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'

const HEAD = 'card_id,review_time_ms,rating,duration_ms\n'

test('a review a line, rated in words or from 1 to 4; empty lines, Windows line ends and a byte order mark do no harm', () => {
  const text = `\uFEFF${HEAD}q-1,1700000000000,again,5000\r\n\r\nq-2,0,4,\nq-1,1700000000001,good,0`
  expect(readCsv(text.replace('\n', '\r\n'))).toEqual({
    ok: true,
    value: [
      { cardId: 'q-1', rating: 'again', reviewedAt: new Date(1_700_000_000_000) },
      { cardId: 'q-2', rating: 'easy', reviewedAt: new Date(0) },
      { cardId: 'q-1', rating: 'good', reviewedAt: new Date(1_700_000_000_001) },
    ],
  })
})

test('a head alone is a log without reviews', () => {
  expect(readCsv(HEAD)).toEqual({ ok: true, value: [] })
})

test.each([
  ['', 'must be card_id,review_time_ms,rating,duration_ms'],
  ['card,time\n', 'must be card_id,review_time_ms,rating,duration_ms'],
])('without its head it is no log: %j', (text, message) => {
  expect(readCsv(text)).toEqual({ ok: false, error: [{ line: 1, message }] })
})

test.each([
  ['q-1,1,great,', /^rating must be again, hard, good, easy, or 1 to 4$/],
  ['q-1,1,5,', /^rating must be/],
  ['q-1,1,0,', /^rating must be/],
  ['q-1,1,,', /^rating must be/],
  ['q-1,2026-11-23,good,', /^review_time_ms must be a whole number of ms$/],
  ['q-1,1.5,good,', /^review_time_ms/],
  ['q-1,-5,good,', /^review_time_ms/],
  ['q-1,9999999999999999,good,', /^review_time_ms is beyond/],
  ['q-1,,good,', /^review_time_ms/],
  ['q-1,1,good,fast', /^duration_ms must be a whole number, or empty$/],
  [' ,1,good,', /^card_id is missing$/],
  ['q-1,1,good', /four fields/],
  ['q-1,1,good,,', /four fields/],
  ['"q,1",1,good,', /four fields/],
  [',x,y,z', /card_id.*review_time_ms.*rating.*duration_ms/],
])('%s: the line is named, and everything wrong in it', (line, message) => {
  const read = readCsv(`${HEAD}q-0,1,good,\n${line}\nq-2,2,hard,\n`)
  expect(read).toEqual({ ok: false, error: [{ line: 3, message: expect.stringMatching(message) }] })
})

test('every bad line is named', () => {
  const read = readCsv(`${HEAD}bad\nq-1,1,good,\n\nworse\n`)
  expect(read.ok ? [] : read.error.map(({ line }) => line)).toEqual([2, 5])
})
