import { expect, test } from 'vitest'
import { imported, under } from './testing.ts'

/** The cards that stage 6 of a note gives, without the note's own. */
function following(stage6: string) {
  const note = imported(`## 一、问题\n\n网关怎样升级？\n\n## 六、下一个问题\n\n${stage6}\n`)
  expect(note.unaccounted).toEqual([])
  const [root, ...children] = note.cards
  const answers = children.map((card) => [card.title, under(card, '回答') || under(card, 'answer') || ''])
  return { root, children, answers, list: under(root, '下一个问题') }
}

test.each([
  ['问题：谁？\n回答：老进程。', [['谁？', '老进程。']]],
  [
    '1. 问题：谁？\n   回答：老进程。\n2. 问题：何时？\n   回答：收到信号时。',
    [
      ['谁？', '老进程。'],
      ['何时？', '收到信号时。'],
    ],
  ],
  ['Q1：谁？\nA1：老进程。', [['谁？', '老进程。']]],
  ['**问题1：谁？**\n\n**回答：**老进程。', [['谁？', '老进程。']]],
  ['### 问题1\n\n谁？\n\n### 回答1\n\n老进程。', [['谁？', '老进程。']]],
  [
    '### 谁？\n\n老进程。\n\n### 何时？\n\n收到信号时。',
    [
      ['谁？', '老进程。'],
      ['何时？', '收到信号时。'],
    ],
  ],
  [
    '### 问题\n\n谁？\n\n老进程。\n\n#### 何时？\n\n收到信号时。',
    [
      ['谁？', '老进程。'],
      ['何时？', '收到信号时。'],
    ],
  ],
  [
    '- 谁？\n  老进程。\n- [ ] 何时？',
    [
      ['谁？', '老进程。'],
      ['何时？', ''],
    ],
  ],
  ['- 谁？\n    - 老进程\n    - 新进程', [['谁？', '- 老进程\n  - 新进程']]],
  ['问题：谁？\n老进程。', [['谁？', '老进程。']]],
  ['问题：谁？\n\n要看什么时候收到信号。\n\n是吗？', [['谁？', '要看什么时候收到信号。\n\n是吗？']]],
  ['问题：\n\n谁？\n\n何时？\n\n老进程。', [['谁？', '老进程。']]],
  ['问题：谁？ 回答：老进程。', [['谁？', '']]],
])('%j asks and answers', (stage6, answers) => {
  expect(following(stage6).answers).toEqual(answers)
})

test('a heading beside that of the stage, and what stands under it, is no question', () => {
  const { children, list } = following('- 谁？\n\n## 总结\n\n- 都说完了')
  expect(children).toHaveLength(1)
  expect(list).toBe('### 总结\n\n- 都说完了\n\n- [谁？](card:q-card1)')
})

test('what is asked twice is one card, with both answers', () => {
  const { answers, list } = following('问题：谁？\n回答：老进程。\n\n问题：谁？\n回答：主进程。\n\n其他题目：\n- 谁？')
  expect(answers).toEqual([['谁？', '老进程。\n\n主进程。']])
  expect(list).toBe('- [谁？](card:q-card1)')
})

test('references come into the frontmatter, and what is quoted beside them into the nitpick', () => {
  const { children } = following(
    '问题：谁？\n参考：\n- https://man7.org/a.html[EINVAL]\n\n  The descriptor is not valid.\n\n一段话\n\n```\ncode\n```',
  )
  expect(children[0]?.source).toContain('- url: https://man7.org/a.html\n    kind: official\n    title: EINVAL')
  expect(under(children[0], '挑骨头')).toBe('The descriptor is not valid.\n\n一段话\n\n```\ncode\n```')
})

test('an address that stands alone is a reference of the card, and a sentence stays', () => {
  const { root, list } = following('https://lwn.net/Articles/853637/\n\n先看这一篇。')
  expect(root?.source).toContain('- url: https://lwn.net/Articles/853637/')
  expect(list).toBe('先看这一篇。')
})

test('a comment over several lines stays one, whatever stands in it', () => {
  const { list } = following('先看这一篇。\n\n<!--\n## 七、重新设计\n问题：谁？\n-->')
  expect(list).toBe('先看这一篇。\n\n{/*\n## 七、重新设计\n问题：谁？\n*/}')
})
