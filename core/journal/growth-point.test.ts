import { expect, test } from 'vitest'
import { PARTS } from '#core/card/parts.ts'
import { AttemptId } from '#core/practice/record.ts'
import { type GrowthPoint, pointText, readPoint, saidAsList, textOfPart } from './growth-point.ts'

const ID = AttemptId.parse('0b2c1d3e-0000-4000-8000-000000000001')

test('a point is read as it was written', () => {
  const points: readonly GrowthPoint[] = [
    ...PARTS.map((part) => ({ of: 'version' as const, n: 12, part })),
    { of: 'attempt', id: ID, part: 'answer' },
    { of: 'attempt', id: ID, part: 'thought' },
  ]
  for (const point of points) expect(readPoint(pointText(point))).toEqual(point)
})

test.each([
  '',
  '3',
  '3.',
  '.answer',
  '0.answer',
  '3.none',
  '3.answer.x',
  '-1.answer',
  'x.answer',
  `${ID}.gap`,
  '1e3.answer',
])('nothing is read from %j', (text) => {
  expect(readPoint(text)).toBeNull()
})

test.each([
  ['answer', '\n## 三、一分钟回答\n\n1. Fork.\n', '1. Fork.'],
  ['answer', '### 3 Answer ###\r\n\r\n# no heading of its own\r\n', '# no heading of its own'],
  ['gap', '## 8', ''],
  ['preface', '# A title\n\nwords', '# A title\n\nwords'],
  ['frontmatter', '---\nid: q-a\n---\n', '---\nid: q-a\n---'],
] as const)('of %s, %j says %j', (part, text, said) => {
  expect(textOfPart(part, text)).toBe(said)
})

test('what an attempt said keeps the numbers of its sentences', () => {
  expect(saidAsList(['One. ', '', 'Three.', '  ', ''])).toBe('1. One.\n3. Three.')
})
