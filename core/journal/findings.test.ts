import { expect, test } from 'vitest'
import type { Finding, RuleId } from '#core/practice/nitpick/finding.ts'
import { findingChanges, type Nitpicked, subjectOf } from './findings.ts'

const finding = (rule: RuleId, subject: string, more = 0): Finding => ({
  id: `${rule}:${subject}`,
  rule,
  sentence: 1,
  quote: subject,
  span: null,
  values: rule === 'key-point' ? { point: subject } : { words: subject, more },
})
const vague = (...words: readonly string[]): readonly Finding[] => words.map((word) => finding('hedge', word))
const attempt = (findings: readonly Finding[], some: Partial<Nitpicked> = {}): Nitpicked => ({
  findings,
  dismissed: new Set(),
  points: [],
  isWhole: true,
  hasWords: true,
  isTimed: true,
  ...some,
})
/** Of each attempt what is fresh, what is there again and what is gone, by name. */
const told = (...attempts: readonly Nitpicked[]) =>
  findingChanges(attempts).map((changes) => {
    if (changes === null) return null
    const names = (findings: readonly Finding[]): string => findings.map(subjectOf).join(' ')
    const { fresh, again, gone, still } = changes
    return [names(fresh), names(again), names(gone), names(still)]
  })

test('a finding is new, still there, no longer there, and there again', () => {
  const all = [vague('perhaps'), vague('Perhaps', 'many'), vague('many'), vague('many', 'perhaps')]
  expect(told(...all.map((findings) => attempt(findings)))).toEqual([
    ['perhaps', '', '', ''],
    ['many', '', '', 'Perhaps'],
    ['', '', 'Perhaps', 'many'],
    ['', 'perhaps', '', 'many'],
  ])
})

test('only the first attempt has none to be held against', () => {
  const changes = findingChanges([attempt(vague('a')), attempt(vague('b'))])
  expect(changes.map((one) => one?.isFirst)).toEqual([true, false])
})

test('what the learner did not accept is neither new nor gone', () => {
  const [first, refused] = [
    attempt(vague('perhaps')),
    attempt(vague('perhaps'), { dismissed: new Set(['hedge:perhaps']) }),
  ]
  expect(told(first, refused)).toEqual([
    ['perhaps', '', '', ''],
    ['', '', '', ''],
  ])
  expect(told(refused, attempt([]))[1]).toEqual(['', '', '', ''])
})

test('single sentences and answers without words are passed over', () => {
  const silent = [attempt([], { isWhole: false }), attempt([], { hasWords: false })]
  expect(told(attempt(vague('perhaps')), ...silent, attempt(vague('perhaps')))).toEqual([
    ['perhaps', '', '', ''],
    null,
    null,
    ['', '', '', 'perhaps'],
  ])
})

test('a key point is no longer missed once it was said, and not because the card asks for it no more', () => {
  const missed = attempt([finding('key-point', 'fork')])
  const said = { sentence: 1, words: 'fork', span: { start: 0, end: 4 } }
  expect(told(missed, attempt([], { points: [{ point: 'fork', said }] }))[1]?.[2]).toBe('fork')
  expect(told(missed, attempt([], { points: [] }))[1]?.[2]).toBe('')
})

test('without a clock no sentence has stopped taking too long', () => {
  const late = attempt([{ ...finding('over-time', ''), sentence: 2 }])
  expect(told(late, attempt([]))[1]?.[2]).toBe('2')
  expect(told(late, attempt([], { isTimed: false }))[1]?.[2]).toBe('')
})

test('what a rule left out of its list is neither new nor gone', () => {
  const cut = attempt([...vague('a', 'b'), finding('hedge', 'c', 2)])
  expect(told(cut, attempt(vague('d')))[1]).toEqual(['', '', 'a b c', 'd'])
  expect(told(attempt(vague('d')), cut)[1]).toEqual(['a b c', '', '', ''])
})
