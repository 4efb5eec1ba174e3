import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from './steps.ts'
import { newTitleFinder } from './titles.ts'

const TITLES = {
  nginx: '升级 Nginx 时，监听的端口为什么一刻都没有断？',
  fork: 'fork 之后 execve，哪些描述符会留下？',
  fsync: 'What does fsync promise, and who breaks the promise?',
  epoll: 'What is epoll?',
} as const

function finder(titles: Readonly<Record<string, string>> = TITLES) {
  const made = newTitleFinder<string>()
  for (const [key, title] of Object.entries(titles)) made.put(key, title)
  return made
}
const wordsFound = (text: string): readonly string[][] =>
  finder()
    .find(text)
    .map(({ key, start, end }) => [key, text.slice(start, end)])

test.each([
  ['a title as it is', `见「${TITLES.nginx}」。`, [['nginx', '升级 Nginx 时，监听的端口为什么一刻都没有断']]],
  ['a short one as it is', 'It all begins with: what is epoll?', [['epoll', 'what is epoll']]],
  ['its words in another order', '监听端口没有断，是 Nginx 升级得好。', [['nginx', '监听端口没有断，是 Nginx 升级']]],
  ['its words with marks', '旧进程 `fork` 再 **execve**，描述符留下。', [['fork', 'fork` 再 **execve**，描述符']]],
  ['other forms of them', 'A disk that lies breaks what fsync promised.', [['fsync', 'breaks what fsync promised']]],
] as const)('%s is a mention', (_, text, found) => {
  expect(wordsFound(text)).toEqual(found)
})

test.each([
  ['a word that many sentences have', 'With epoll nothing waits.'],
  ['words in two sentences', 'A disk breaks. It was promised by fsync.'],
  ['words in two lines', 'fsync promised:\nthe disk breaks'],
  ['words far from each other', `fsync ${'and so it goes on and on '.repeat(8)} breaks a promise`],
])('%s is none', (_, text) => {
  expect(wordsFound(text)).toEqual([])
})

test('a title that was replaced or taken out is not found any more', () => {
  const titles = finder()
  titles.put('fsync', 'Why is the sky blue at noon?')
  titles.remove('fork')
  expect(titles.find(`${TITLES.fsync} ${TITLES.fork}`)).toEqual([])
  expect([...titles.keys()].toSorted()).toEqual(['epoll', 'fsync', 'nginx'])
})

test('of one title no others are looked for', () => {
  const text = `${TITLES.nginx} ${TITLES.fork}`
  expect(finder().find(text, 'fork')).toMatchObject([{ key: 'fork' }])
  expect(finder().find(text, 'nobody')).toEqual([])
})

test('whatever came and went, all titles are found that are found when they are looked for one by one', () => {
  const word = fc.constantFrom(
    'fork',
    'execve',
    '描述符',
    'fsync',
    'promise',
    'nginx',
    'reload',
    '监听',
    'epoll',
    'bind',
  )
  const anyTitle = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const anyText = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(anyTitle, { maxLength: 30 }), fc.nat(9), anyText, (titles, gone, text) => {
      const made = newTitleFinder<number>()
      for (const [key, title] of titles.entries()) made.put(key, title)
      made.put(0, 'nginx reload')
      made.remove(gone)
      finish(made.settle())
      const oneByOne = [...made.keys()].filter((key) => made.find(text, key).length > 0)
      const found = made.find(text).map(({ key }) => key)
      expect(found.toSorted()).toEqual(oneByOne.toSorted())
    }),
  )
})

test('whatever is looked through, what is found lies in its sentence, and the sentence in the text', () => {
  const word = fc.constantFrom(
    'fork',
    'execve',
    '描述符',
    '留下',
    'fsync',
    'promise',
    'breaks',
    '。',
    '. ',
    '\n',
    ' ',
    '𠮷',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ')
      for (const { start, end, sentence, share } of finder().find(text)) {
        expect(0 <= sentence.start && sentence.start <= start && start < end && end <= sentence.end).toBe(true)
        expect(sentence.end).toBeLessThanOrEqual(text.length)
        expect(share > 0 && share <= 1 + 1e-9).toBe(true)
      }
    }),
  )
})
