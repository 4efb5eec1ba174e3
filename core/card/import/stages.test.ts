import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { decodeNote } from './decode.ts'
import { stageOf } from './stage-heading.ts'
import { imported, under } from './testing.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../../tests/fixtures/notes')

function fixture(name: string) {
  const decoded = decodeNote(readFileSync(path.join(FIXTURES, name)))
  if (!decoded.ok) throw new Error(decoded.error.kind)
  const note = imported(decoded.value.text, { name })
  expect(note.unaccounted).toEqual([])
  return { ...note, root: note.cards[0], text: decoded.value.text }
}

test.each([
  ['1问题', 'question', ''],
  ['一 问题', 'question', ''],
  ['（三）你的回答', 'answer', ''],
  ['二. 你的思考', 'thought', ''],
  ['3) Answer', 'answer', ''],
  ['Stage 3: One-minute answer', 'answer', ''],
  ['第四步：挑骨头', 'nitpick', ''],
  ['鸡蛋里挑骨头', 'nitpick', ''],
  ['3. 你的思考', 'thought', ''],
  ['一、问题：网关怎样升级', 'question', '网关怎样升级'],
  ['3 - One-minute answer (first try)', 'answer', 'first try'],
  ['4. Nitpick — what they get wrong', 'nitpick', 'what they get wrong'],
  ['八、如果自己没有做过类型项目，参考别人经验，自己直接写demo，和真是项目最大差距是什么？', 'gap', ''],
])('the heading %s begins %s, and its author added "%s"', (heading, section, extra) => {
  expect(stageOf(heading)).toMatchObject({ section, extra })
})

test.each(['1. Bind first', '1.2 背景', '回答得好的例子', 'The answer nobody gives', '2024 年'])(
  '%s begins no stage',
  (heading) => {
    expect(stageOf(heading)).toBeNull()
  },
)

test('a note in the template becomes a card and one for each question of stage 6', () => {
  const { cards, root, boilerplate, status } = fixture('01.平滑升级_ok.md')
  expect(cards.map(({ title, filled }) => [title, filled.join(' ')])).toEqual([
    ['网关怎样平滑升级？', 'question thought answer nitpick followups gap'],
    ['长连接怎么办？', 'question answer'],
    ['怎样传递 fd？', 'question'],
    ['环境变量里写了什么？', 'question answer'],
  ])
  expect(root).toMatchObject({ edges: 3, openQuestions: 2 })
  expect(under(root, '问题')).toBe('- 网关怎样平滑升级？\n- 数据库代理怎样平滑升级？')
  expect(under(cards[1], '回答')).toContain('```c\nwhile (connections > 0) {\n  wait_one<T>();\n}\n```')
  expect(cards[1]?.source).toContain(
    '- url: https://nginx.org/en/docs/control.html\n    kind: official\n    title: 信号',
  )
  expect(boilerplate.map(({ line }) => line)).toEqual([1, 3, 4, 5, 14, 25, 26, 27, 28, 29, 35, 37])
  expect(status).toBe('done')
})

test('a question that is asked twice is a duplicate of the first', () => {
  const { entries } = fixture('01.平滑升级_ok.md')
  expect(entries.filter((entry) => entry.as === 'duplicate')).toEqual([{ line: 68, as: 'duplicate', of: 41 }])
})

test('headings of any level, number and mark begin their stages, and what was added to them is kept', () => {
  const { root, cards } = fixture('headings.md')
  expect(root?.filled).toEqual([
    'question',
    'thought',
    'answer',
    'nitpick',
    'verdict',
    'followups',
    'redesign',
    'gap',
    'review-notes',
  ])
  expect(under(root, '三、')).toBe('先写草稿\n\n后台线程按时间和比例写回。')
  expect(under(root, '四、')).toBe('谁来决定比例？')
  expect(under(root, '八、')).toBe('没有掉电测试\n\n没有电池。')
  expect(under(root, '九、')).toBe('先看 vm.dirty_ratio。')
  expect(cards[1]?.title).toBe('fsync 返回之后就安全了吗？')
})

test('stages may be missing, doubled and in any order, with other headings between', () => {
  const { root } = fixture('order.md')
  expect(root?.title).toBe('连接队列满了会怎样？')
  expect(under(root, '回答')).toBe(
    '先回答，再补问题。\n\n### 细节：问题出在哪里\n\n队列满了。\n\n再补一句：SYN 会被丢弃。',
  )
  expect(under(root, '挑骨头')).toBe('### 1. 先看 backlog\n\nsomaxconn 是多少？')
  expect(root?.openQuestions).toBe(1)
})

test('prose before the first heading stays before it, and the title may come from there', () => {
  const { root, entries } = fixture('prose-first.md')
  expect(root).toMatchObject({ title: '写前日志为什么要先写', filled: ['preface', 'thought'] })
  expect(entries[0]).toMatchObject({ line: 1, as: 'title' })
})

test('what the author added to a hint is the author’s, and a hint may be written a little otherwise', () => {
  const { root, boilerplate, warnings } = fixture('hints.md')
  expect(under(root, '思考')).toBe('只看删除缓存这一步')
  expect(under(root, '挑骨头')).toBe('> 我自己的问题：延迟双删延迟多久？\n\n已经写在 demo/cache 里')
  expect(under(root, '过关')).toBe('')
  expect(boilerplate.map(({ line }) => line)).toEqual([11, 12, 13, 14, 21, 22])
  expect(warnings).toEqual([
    { line: 21, code: 'like-a-hint', about: null, message: expect.stringContaining('written otherwise') },
    { line: 22, code: 'like-a-hint', about: null, message: expect.stringContaining('written otherwise') },
  ])
})

test('stage 6 is read in all its forms: items, links, headings, lists of further questions, prose', () => {
  const { root, cards } = fixture('follow-ups.md')
  expect(under(root, '下一个问题')).toBe(
    [
      '这里先写一句话，它不是问题。',
      '',
      '- [缓冲区多大才够？](card:q-card1)',
      '- [全量同步为什么慢](card:q-card2)',
      '- [磁盘满了呢](card:q-card3)',
      '- [fork 会卡多久？](card:q-card4)',
      '- 能不能只同步一个槽？',
      '- [压测脚本在哪里？](https://github.com/redis/redis/blob/unstable/src/redis-benchmark.c)',
    ].join('\n'),
  )
  expect(under(cards[1], '回答')).toBe('按断线时间乘以写入速度。')
  expect(cards[2]?.source).toContain('kind: official')
  expect(under(cards[4], '回答')).toBe('看页表的大小。\n\n20 GB 约 200 ms。\n\n#### 怎么量\n\n`latest_fork_usec`')
  expect(under(cards[4], '挑骨头')).toBe('- 这一行没有地址')
  expect(cards[4]?.source).toContain('kind: issue')
})

test('code that was left open ends before the next stage, and code by indentation is fenced', () => {
  const { root, warnings } = fixture('code.md')
  expect(root?.filled).toEqual(['question', 'answer', 'nitpick', 'gap'])
  expect(under(root, '三、')).toContain('```\nindented<code>();\n')
  expect(under(root, '三、')).toMatch(/func main\(\) \{\n {4}ch <- 1\n+```$/)
  expect(under(root, '八、')).toBe('```sh\necho "never closed"\n```')
  expect(warnings.map(({ line }) => line)).toEqual([20, 30])
})

test('English notes, their frontmatter and the ninth section are read as well', () => {
  const { root, cards } = fixture('english.md')
  expect(root?.filled).toEqual(['question', 'thought', 'answer', 'verdict', 'followups', 'gap', 'review-notes'])
  expect(root?.source).toContain('lang: en')
  expect(root?.source).toContain('created: 2023-11-05')
  expect(root?.source).toContain('  reviewed: twice # by two people')
  expect(under(root, '3. One-minute')).toBe('first try\n\nIt forks, and the child inherits the descriptor.')
  expect(under(cards[1], '3. One-minute')).toBe('The old process serves them to the end.')
  expect(root).toMatchObject({ edges: 1, openQuestions: 2 })
})
