import { expect, test } from 'vitest'
import type { CardHit } from '#core/study/search.ts'
import { cardId } from '#core/study/testing.ts'
import { filtersIn, filterText, narrowing, toggled } from './filters.ts'

const card = (lang: string, topics: readonly string[]): CardHit => ({
  id: cardId('q-aaaa'),
  title: 'Why?',
  lang,
  topics,
  standing: { state: 'new' },
  path: 'a.mdx',
  archived: false,
  score: 1,
  titleMarks: [],
  stage: null,
  excerpt: null,
})

test.each([
  ['nginx', 'is:due', 'nginx is:due'],
  ['nginx is:due', 'is:due', 'nginx'],
  ['Topic:"message queue" why', 'topic:"message queue"', 'why'],
  ['lang：zh why', 'lang:zh', 'why'],
  ['"is:due"', 'is:due', '"is:due" is:due'],
  ['', 'topic:nginx', 'topic:nginx'],
])('%j with %j pressed is %j', (typed, filter, expected) => {
  expect(toggled(typed, filter)).toBe(expected)
})

test('a filter is what is read as one', () => {
  expect(filtersIn('why topic:nginx -topic:redis "is:due" http://a stage:answer stage:none -x')).toEqual([
    'topic:nginx',
    '-topic:redis',
    'stage:answer',
  ])
})

test('stages in which some of it stands do, as long as none is asked for', () => {
  const found = [{ ...card('zh', []), stage: 'gap' as const }, card('zh', [])]
  const results = { cards: found, open: [], references: [], demos: [], entries: [] }
  expect(narrowing('why', results)).toContain('stage:gap')
  expect(narrowing('why stage:answer', results)).not.toContain('stage:gap')
})

test('topics that some of what was found have narrow it down, those of most first', () => {
  const found = [card('zh', ['a', 'b']), card('zh-CN', ['a', 'b']), card('zh', ['a', 'c'])]
  const results = { cards: found, open: [], references: [], demos: [], entries: [] }
  expect(narrowing('is:due', results)).toEqual(['topic:b', 'topic:c', 'is:failed', 'is:leech', 'is:open'])
  expect(narrowing('', { ...results, cards: [...found, card('en', ['two words'])] })).toContain('lang:en')
  expect(filterText('topic', 'two words')).toBe('topic:"two words"')
})
