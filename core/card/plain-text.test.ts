import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  ['## A heading\n\n> quoted **words**', 'A heading quoted words'],
  ['- one\n- two\n  1. three', 'one two three'],
  [
    'see [the manual](https://nginx.org/en/docs_(old).html "title") and ![a picture](./a.png)',
    'see the manual and a picture',
  ],
  ['see [[Why fork?|it forks]] and [[Why exec?]]', 'see Why fork? it forks and Why exec?'],
  ['call `epoll_wait(2)` in\n\n```c\nint fd = open(path);\n```\n', 'call epoll_wait(2) in int fd = open(path);'],
  ['std::vector\\<int> and `Map<String, T>` stay', 'std::vector<int> and Map<String, T> stay'],
  ['<Callout kind="warning" title="Careful">监听的端口</Callout>\n\n<Demo id="a" />', '监听的端口'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'a b --- --- 1 2'],
])('%j reads %j', (markdown, text) => {
  expect(plainText(markdown)).toBe(text)
})

test('a line of nothing but brackets that are never closed reads as it is written', () => {
  const line = '['.repeat(300_000)
  expect(plainText(line)).toBe(line)
})
