import { expect, test } from 'vitest'
import { AttemptId } from '#core/practice/record.ts'
import { mintAttemptId } from './ids.ts'

test('ids are what every door takes for one, and differ', () => {
  const ids = Array.from({ length: 200 }, mintAttemptId)
  for (const id of ids) expect(AttemptId.safeParse(id).success, id).toBe(true)
  expect(new Set(ids).size).toBe(200)
})
