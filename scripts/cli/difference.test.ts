import { expect, test } from 'vitest'
import { sayDifference } from './difference.ts'

const none = { added: 0, changed: 0, removed: 0 }
const counted = { reviews: 1, attempts: 0, entries: 0, others: 5, lastAt: null }

test('a title cannot write over what is shown, and of very many the first are', () => {
  const added = ['\u001B[2Ka\nreviews: 1 → 1', ...Array.from({ length: 200 }, (_, i) => `card ${i}`)]
  const said = sayDifference({
    now: counted,
    then: { ...counted, others: 3 },
    files: { cards: { added, changed: [], removed: [] }, recordings: none, others: none },
  })
  expect(said.split('\n')).toHaveLength(5 + 100 + 1 + 3)
  expect(said).toContain('+ \uFFFD[2Ka\uFFFDreviews: 1 → 1\n')
  expect(said).toContain('\n+ … and 101 more\n')
  expect(said).toContain('settings): 5 → 3 (-2)\n')
})
