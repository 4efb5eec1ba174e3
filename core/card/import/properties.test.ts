import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from '../parse.ts'
import { parseMdx } from '../syntax.ts'
import { imported } from './testing.ts'

const line = fc.oneof(
  fc.constantFrom(
    '## 一、问题',
    '## 二、你的思考（10秒闪过',
    '###  3',
    '**四、鸡蛋里挑骨头**',
    '## 六、下一个问题是什么',
    '七、重新设计',
    '# Redis',
    '## Question',
    '### 为什么端口没有断？',
    '问题：多个进程怎样监听同一个端口？',
    '问题：',
    '回答：',
    '参考：',
    'Q: why?',
    'A: because',
    '其他题目：',
    '- https://man7.org/linux/man-pages/man2/bind.2.html bind',
    '[a link](https://nginx.org/en/docs/)',
    'https://lwn.net/Articles/853637/',
    '> 如果简单用法，100%保证不过关，因为没有骨头可挑！',
    '3 自己手动写小demo：我写了两个',
    '>',
    '---',
    '===',
    '```c',
    '```',
    '~~~',
    '    int x = 1;',
    '\tint y<T>;',
    'vector<int> and Map<K, V> {x}',
    '<div>',
    '</div>',
    '<!-- a comment -->',
    '<!-- open',
    '<https://example.org/a>',
    'a <- b, {c',
    '<<<<<<< HEAD',
    '=======',
    '>>>>>>> theirs',
    '$$',
    '$5 and $6',
    '| a | b |',
    '|---|---|',
    '![x](a b.png)',
    '[[Other note|that]] and ![[fork.png]]',
    '<br> and <b>bold</b> <img src="x.png" alt="y">',
    '1. 什么是 epoll？',
    '- one',
    '  - two',
    '* three {x}',
    '\\<escaped\\> `code<T>` \\',
    '[^1]: a note',
    'see [^1] and [x][y]',
    '[y]: https://example.org "t"',
    'title: x',
    '   ',
    '',
    '',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const note = fc
  .array(line, { maxLength: 40 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((eol) => lines.join(eol)))

test('of any note, every line is accounted for and every card can be read', () => {
  fc.assert(
    fc.property(note, (text) => {
      const { cards, unaccounted } = imported(text)
      expect(unaccounted).toEqual([])
      for (const { source } of cards) {
        const { card, problems } = parseCard(source, 'a.mdx')
        expect(problems).toEqual([])
        for (const { start, end } of card?.sections ?? []) {
          expect(parseMdx(source.slice(start, end))).toMatchObject({ ok: true })
        }
      }
    }),
    { numRuns: 1000 },
  )
})
