import { expect, test } from 'vitest'
import { soundsOfLabel } from '#core/search/sounds.ts'
import type { Found } from './engine.ts'
import type { Name, Words } from './names.ts'
import { rowsFor } from './rows.ts'
import { stepOf } from './step.ts'

const name = (label: string, also: string): Name => ({ label, also, sounds: soundsOfLabel(label) })
const given = {
  actions: [
    { keys: ['a'], label: '一分钟作答', isShell: false, href: null },
    { keys: ['g-s'], label: '设置', isShell: true, href: 'http://localhost/settings' },
    { keys: ['x'], label: '运行：别的什么', isShell: false, href: null },
  ],
  recent: [{ id: 'q-aaaa', title: 'Why?', lang: 'en' }],
  names: {
    words: { all: 'all' } as Words,
    actions: [name('一分钟作答', 'Practise'), name('设置', 'Settings')],
    places: [{ ...name('导入笔记', 'Import notes'), href: '/import' as const }],
  },
}
const hit = {
  kind: 'reference' as const,
  key: 'r',
  id: 'q-bbbb',
  lang: 'zh',
  title: '设置',
  titleMarks: [],
  stage: null,
  excerpt: null,
  topics: [],
  url: 'https://nginx.org/',
  day: null,
}
const NOTHING: Found = { typed: '', hits: [], isAway: false }
const titles = (typed: string, found = NOTHING) => rowsFor(typed, given, found).map(({ title }) => title)

test('where nothing is typed: cards opened lately, what can be done here, and pages', () => {
  expect(titles('')).toEqual(['Why?', '一分钟作答', '运行：别的什么', '设置', '导入笔记'])
  expect(titles('>')).toEqual(['一分钟作答', '设置', '运行：别的什么', '导入笔记'])
})

test.each([
  ['>设置', '设置'],
  ['> setings', '设置'],
  ['>shezhi', '设置'],
  ['>sz', '设置'],
  ["> yi fen zhong'zuo", '一分钟作答'],
  ['>IMPORT', '导入笔记'],
])('%j is called %s', (typed, title) => {
  expect(titles(typed)).toEqual([title])
})

test('names come before what was found, and a way to all of it last; none sounds like its middle', () => {
  expect(titles('设置', { ...NOTHING, hits: [hit] })).toEqual(['设置', '设置', 'all'])
  expect(titles('zhi')).toEqual(['all'])
  expect(titles('x'.repeat(5000))).toEqual(['all'])
})

test('a reference leads to its card, and in a tab of its own to its address', () => {
  expect(rowsFor('nginx', given, { ...NOTHING, hits: [hit] })[0]?.deed).toEqual({
    kind: 'go',
    href: '/q/q-bbbb#references',
    tab: 'https://nginx.org/',
  })
})

test.each([
  ['ArrowDown', 2, 3, 0],
  ['ArrowUp', 0, 3, 2],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['ArrowDown', 0, 0, null],
  ['a', 0, 3, null],
])('%s at line %i of %i leads to %s', (key, at, count, expected) => {
  expect(stepOf(key, at, count)).toBe(expected)
})
