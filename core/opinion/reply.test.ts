import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Opinion } from './opinion.ts'
import { opinionForm } from './opinion.ts'
import { readReply } from './reply.ts'
import { GOOD } from './testing.ts'

const words = fc
  .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
  .filter((text) => text === text.trim() && text !== '')
const sentence = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const)
const opinions: fc.Arbitrary<Opinion> = fc.record({
  overall: words,
  perSentence: fc.array(fc.record({ sentence, remark: words, suggestion: fc.option(words) }), { maxLength: 6 }),
  factualDoubts: fc.array(fc.record({ sentence, claim: words, why: words, howToCheck: words }), { maxLength: 4 }),
  nextQuestion: fc.option(words),
})

test('any opinion is read as it was given, thought about or not, fenced or not', () => {
  fc.assert(
    fc.property(
      opinions,
      fc.constantFrom('', '<think>a {b} c</think>\n', 'hm…</think>'),
      fc.constantFrom('', '```', '```json\n', 'Here:\n'),
      (opinion, thinking, fence) => {
        const text = `${thinking}${fence}${JSON.stringify(opinion)}${fence.startsWith('`') ? '\n```' : ''}`
        expect(readReply({ text, isDeclined: false })).toEqual({ ok: true, value: opinion })
      },
    ),
  )
})

test('whatever else is said, it is an answer of its own, and short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), fc.boolean(), (text, isDeclined) => {
      const read = readReply({ text, isDeclined })
      if (read.ok) throw new Error('random text is no opinion')
      expect(['refused', 'malformed']).toContain(read.error.kind)
      expect(JSON.stringify(read.error).length).toBeLessThan(4000)
    }),
  )
})

test('what may be left out is taken as none', () => {
  const { nextQuestion: _, ...rest } = { ...GOOD, perSentence: [{ sentence: 1, remark: 'Vague.' }] }
  const value = { ...rest, perSentence: [{ sentence: 1, remark: 'Vague.', suggestion: null }], nextQuestion: null }
  expect(readReply({ text: JSON.stringify(rest), isDeclined: false })).toEqual({ ok: true, value })
})

test('the form that is sent asks for every field and holds no limit that endpoints stumble over', () => {
  const form = JSON.stringify(opinionForm())
  expect(form).toContain('"required":["overall","perSentence","factualDoubts","nextQuestion"]')
  expect(form).toContain('"required":["sentence","remark","suggestion"]')
  expect(form).toContain('"enum":[1,2,3,4,5]')
  expect(form).not.toMatch(/maxLength|minLength|maxItems|"default"|\$schema|readOnly/)
})
