import { expect, test } from 'vitest'
import { type File, readFile, textIn } from './texts.ts'
import { changed, current, meet, saved, type Writing } from './writing.ts'

const fileOf = (question: string, answer: string): File => {
  const source = `---\nid: q-x\ntitle: X\nlang: zh\ncategory: project\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n${question}\n\n## 三、一分钟回答\n\n${answer}\n`
  return readFile({ path: 'x.mdx', hash: source, source })
}
const opened: Writing = { file: fileOf('为什么？', '一。\n\n二。'), texts: new Map() }

test('only what differs from the file is unsaved; blank lines around a section are none of its text', () => {
  const writing = changed(opened, 'answer', '一。\n\n二。\n')
  expect(writing.texts.size).toBe(0)
  const longer = changed(writing, 'answer', '一。\n\n二。\n\n三。')
  expect([...longer.texts]).toEqual([['answer', '一。\n\n二。\n\n三。']])
  expect(changed(longer, 'answer', '一。\n\n二。').texts.size).toBe(0)
})

test('a file changed in another section is met without a question', () => {
  const theirs = fileOf('为什么没断？', '一。\n\n二。')
  const met = meet(changed(opened, 'answer', '一。\n\n二。\n\n三。'), theirs)
  expect(met.merges).toEqual([])
  expect(current(met.writing, 'question')).toBe('为什么没断？')
  expect(current(met.writing, 'answer')).toBe('一。\n\n二。\n\n三。')
})

test('a section changed on both sides waits on the old file, merged as far as it goes', () => {
  const mine = changed(opened, 'answer', '一。\n\n二。\n\n三。')
  const { writing, merges } = meet(mine, fileOf('为什么？', '零。\n\n一。\n\n二。'))
  expect(writing).toEqual(mine)
  expect(merges).toMatchObject([
    { part: 'answer', mine: '一。\n\n二。\n\n三。', merged: { text: '零。\n\n一。\n\n二。\n\n三。', conflicts: [] } },
  ])
})

test('the same lines changed otherwise are a conflict, the same change is none', () => {
  const mine = changed(opened, 'answer', '一！\n\n二。')
  expect(meet(mine, fileOf('为什么？', '一？\n\n二。')).merges[0]?.merged.conflicts).toHaveLength(1)
  const same = meet(mine, fileOf('为什么？', '一！\n\n二。'))
  expect([same.merges, same.writing.texts.size]).toEqual([[], 0])
})

test('what is typed while a text is on its way to the file is still unsaved once it is there', () => {
  const sent = '一。\n\n二。\n\n三。'
  const typed = changed(changed(opened, 'answer', sent), 'answer', `${sent}四。`)
  const after = saved(typed, 'answer', sent, fileOf('为什么？', sent))
  expect([...after.texts]).toEqual([['answer', `${sent}四。`]])
  expect(saved(changed(opened, 'answer', sent), 'answer', sent, fileOf('为什么？', sent)).texts.size).toBe(0)
})

test('of the whole file every byte counts', () => {
  const whole = textIn(opened.file, 'whole')
  expect(changed(opened, 'whole', `${whole}\n`).texts.size).toBe(1)
  expect(changed(opened, 'whole', whole).texts.size).toBe(0)
})
