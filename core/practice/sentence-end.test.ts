import { expect, test } from 'vitest'
import { endsSentence } from './sentence-end.ts'

test.each([
  '监听 fd 是继承来的。',
  '为什么？',
  '不再 bind！',
  '他说“不行。”',
  '手册写着「不再 bind。」',
  '（见手册。）',
  'The fd is inherited. ',
  'Why not? ',
  'It works! ',
  'He said "no." ',
  'It is inherited (see nginx.c). ',
  'It runs on Node.js. ',
  'We call execve. ',
  'It took 40 ms. ',
])('%j is a whole sentence', (text) => {
  expect(endsSentence(text)).toBe(true)
})

test.each([
  '',
  '。',
  '？！',
  '监听 fd 是继承来的',
  '监听 fd，',
  '他说“不行。',
  '（见手册。',
  'The fd is inherited.',
  'e.g. ',
  'several of them, e.g. ',
  'that is, i.e. ',
  'as in v1. ',
  'nginx 1.25. ',
  '3. ',
  'cf. ',
  'fork vs. ',
  'J. ',
  'in the U.S. ',
  'at 4 a.m. ',
  'and so on... ',
  'a != ',
  'x ? ',
  'nginx.org',
  '(see the manual. ',
])('%j may go on', (text) => {
  expect(endsSentence(text)).toBe(false)
})
