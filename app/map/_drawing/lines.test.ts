import { expect, test } from 'vitest'
import { shortened, written } from './lines.ts'

const lines = (title: string) => written(title, 196).lines

test.each([
  ['端口为什么没断？', ['端口为什么没断？']],
  ['升级 Nginx 时，监听的端口为什么一刻都没有断？', ['升级 Nginx 时，监听的端口为什', '么一刻都没有断？']],
  ['Kill the process at each step of a commit?', ['Kill the process at each', 'step of a commit?']],
  ['', ['']],
])('%s is written in lines', (title, expected) => {
  expect(lines(title)).toEqual(expected)
})

test('no line begins with a mark that ends something', () => {
  expect(lines('单独的问题里红黑树为何近似平衡？').at(-1)).not.toMatch(/^？/)
})

test('what takes more than two lines ends in an ellipsis, and keeps its blanks', () => {
  const [, second] = lines(
    'What does the next open of the database find if the process was killed at each step of a commit?',
  )
  expect(second).toBe('the database find if the…')
})

test('a text that fits is left as it is', () => {
  expect(shortened('linux', 80)).toBe('linux')
  expect(shortened('长驻服务怎样升级', 60)).toBe('长驻服…')
})

test.each(['a'.repeat(300), `见 ${'b'.repeat(300)}`, `${'c'.repeat(300)} d e f`])(
  'a word longer than a line ends where the line does: %s',
  (title) => {
    const { lines, width } = written(title, 196)
    expect(lines.length).toBeLessThanOrEqual(2)
    expect(width).toBeLessThanOrEqual(196)
  },
)
