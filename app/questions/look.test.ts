import { expect, test } from 'vitest'
import { lookOf, questionsHref } from './look.ts'

test('an address says whose questions are listed, and what it does not know is ignored', () => {
  const look = lookOf({ topic: 'nginx', chain: 'q-upgrade', page: '2' })
  expect(look).toEqual({ topic: 'nginx', chain: 'q-upgrade', page: 2 })
  expect(questionsHref(look, 3)).toBe('/questions?topic=nginx&chain=q-upgrade&page=3')
  expect(questionsHref(lookOf({ chain: '../x', page: 'x' }), 1)).toBe('/questions')
})
