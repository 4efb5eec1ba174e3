import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { AttemptId } from '#core/practice/record.ts'
import { failedGates, type JudgedAttempt, repeatedFindings } from './attempts-of-period.ts'

const id = (text: string): CardId => CardId.parse(`q-${text}`)

let minute = 0
const attempt = (card: string, some: Partial<JudgedAttempt>): JudgedAttempt => ({
  id: AttemptId.parse(randomUUID()),
  cardId: id(card),
  savedAt: new Date((minute += 1) * 60_000),
  verdict: null,
  missed: [],
  rules: [],
  ...some,
})
const failed = (card: string, ...missed: JudgedAttempt['missed']) => attempt(card, { verdict: 'failed', missed })
const passed = (card: string) => attempt(card, { verdict: 'passed' })

test('a card counts by what was missed the last time it was failed', () => {
  const attempts = [failed('nginx', 'recall', 'depth'), failed('nginx', 'defend')]
  expect(failedGates(attempts)).toMatchObject([
    { cardId: id('nginx'), times: 2, missed: ['defend'], attemptId: attempts[1]?.id, isPassedSince: false },
  ])
})

test('what was passed since comes after what was not, and what was never failed is left out', () => {
  const attempts = [failed('a', 'depth'), failed('a', 'depth'), passed('a'), failed('b', 'recall'), passed('c')]
  expect(failedGates(attempts).map(({ cardId, isPassedSince }) => [cardId, isPassedSince])).toEqual([
    [id('b'), false],
    [id('a'), true],
  ])
})

test('failed again after it was passed, it is still to be passed', () => {
  expect(failedGates([failed('a', 'depth'), passed('a'), failed('a', 'depth')])).toMatchObject([
    { times: 2, isPassedSince: false },
  ])
})

test('the order of the attempts is that of their times', () => {
  const [first, last] = [failed('a', 'depth'), passed('a')]
  expect(failedGates([last, first])).toMatchObject([{ isPassedSince: true }])
})

test('what a rule found twice is told, with the cards, and what it found once is not', () => {
  const attempts = [
    attempt('a', { rules: ['hedge', 'long'] }),
    attempt('b', { rules: ['hedge'] }),
    attempt('b', { rules: ['hedge', 'scenario'] }),
    attempt('c', { rules: ['scenario'] }),
  ]
  expect(repeatedFindings(attempts)).toEqual([
    { rule: 'hedge', attempts: 3, cardIds: [id('b'), id('a')] },
    { rule: 'scenario', attempts: 2, cardIds: [id('b'), id('c')] },
  ])
})
