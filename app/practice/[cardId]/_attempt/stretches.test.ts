import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretches } from './stretches.ts'

const span = (start: number, end: number) => ({ start, end })
const brief = (...args: Parameters<typeof stretches>) =>
  stretches(...args).map(({ text, isEvidence, isFiller }) => `${isEvidence ? '!' : ''}${isFiller ? '~' : ''}${text}`)

test('evidence and fillers are cut out of the text, overlapping or not', () => {
  expect(brief('那个大概是继承的', [span(2, 4)], [span(0, 2)])).toEqual(['~那个', '!大概', '是继承的'])
  expect(brief('abcdef', [span(1, 4), span(3, 5)], [span(2, 3)])).toEqual(['a', '!b', '!~c', '!d', '!e', 'f'])
  expect(brief('', [span(0, 3)], [])).toEqual([])
})

test('put together again, the stretches are the text', () => {
  const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(10)).map(([start, length]) => span(start, start + length)))
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), spans, spans, (text, evidence, fillers) => {
      expect(
        stretches(text, evidence, fillers)
          .map((one) => one.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
