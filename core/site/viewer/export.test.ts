import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { viewerEn } from '../viewer-words.en.ts'
import { asDocument, asText } from './export.ts'
import type { KeptAttempt } from './store.ts'

const card = {
  id: CardId.parse('q-root'),
  title: 'Why is the port never closed?',
  lang: 'en',
  href: '#card-q-root',
  place: 0,
}
const data = {
  chainId: 'c-0123456789abcdef',
  version: 2,
  lang: 'en',
  count: 1,
  cards: [card],
  pages: { practice: '#practice', search: '#search' },
}
const attempt: KeptAttempt = {
  id: 'a',
  cardId: 'q-root',
  at: '2026-11-28T10:00:00.000Z',
  way: 'typed',
  pace: 'relaxed',
  thought: 'fork',
  thoughtMs: 4000,
  sentences: [
    { text: 'It is inherited.', ms: 9040 },
    { text: '', ms: 3000 },
    { text: '', ms: null },
  ],
  gate: { recall: true, depth: true, defend: true },
}

test('what is taken along as JSON says of which chain it is, and how each attempt went', () => {
  expect(JSON.parse(asDocument(data, [attempt]))).toEqual({
    chainId: 'c-0123456789abcdef',
    version: 2,
    attempts: [{ ...attempt, verdict: 'passed' }],
  })
})

test('what is taken along as text can be read', () => {
  const lines = asText({ data, words: viewerEn }, [attempt, { ...attempt, cardId: 'q-gone', thought: '' }]).split('\n')
  expect(lines[0]).toBe('Why is the port never closed?')
  expect(lines[1]).toMatch(/· Passed$/)
  expect(lines.slice(2, 6)).toEqual([
    'What flashes up, in keywords: fork',
    '1. It is inherited. (9.0 s)',
    '2. (3.0 s)',
    '3. (unsaid)',
  ])
  expect(lines).toContain('(a card that is not in this version)')
})
