import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFollowUp } from './add-follow-up.ts'
import { CardId } from './card.ts'
import { parseCard } from './parse.ts'
import { plainLine } from './plain-answer.ts'

const HEAD =
  '---\nid: q-self\ntitle: t\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\nWhy?\n'
const TAIL = '\n## 8. Demo vs. real project\n\nThe end.\n'
const next = CardId.parse('q-next')
const cardWith = (stage6: string) => parseCard(`${HEAD}\n## 6. Next questions\n\n${stage6}\n${TAIL}`, 'a.mdx')

/** Stage 6 after the question was added. */
function added(stage6: string, question: string, id: CardId | null = null): string {
  const edited = addFollowUp(cardWith(stage6), question, id)
  if (!edited.ok) return edited.error.kind
  expect(edited.value.startsWith(HEAD)).toBe(true)
  expect(edited.value.endsWith(TAIL)).toBe(true)
  return edited.value.slice(HEAD.length, -TAIL.length).replace('\n## 6. Next questions\n\n', '').trimEnd()
}

test.each([
  ['', '- And then?'],
  ['- one', '- one\n- And then?'],
  ['* one\n* two', '* one\n* two\n* And then?'],
  ['1. one\n2. two', '1. one\n2. two\n3. And then?'],
  ['9) one', '9) one\n10) And then?'],
  ['- one\n\n- two', '- one\n\n- two\n\n- And then?'],
  ['  - one\n    - inner', '  - one\n    - inner\n  - And then?'],
  ['- one\n  more of it\n\nAfterwards.', '- one\n  more of it\n- And then?\n\nAfterwards.'],
  ['Only words.', 'Only words.\n\n- And then?'],
] as const)('%j becomes %j', (before, after) => {
  expect(added(before, 'And then?')).toBe(after)
})

test('the first question makes the stage, between those before it and those after it', () => {
  const edited = addFollowUp(parseCard(HEAD + TAIL, 'a.mdx'), 'And then?', null)
  expect(edited).toEqual({ ok: true, value: `${HEAD}\n## 6. Next questions\n\n- And then?\n${TAIL}` })
})

test('an open question that became a card is a link in its place', () => {
  expect(added('- one\n- and  then\n- three', 'And then?', next)).toBe('- one\n- [and then](card:q-next)\n- three')
})

test('a question that becomes a link keeps its code', () => {
  expect(added('- why `fork`', 'Why fork?', next)).toBe('- [why `fork`](card:q-next)')
})

// As it stands in the list of follow-ups: its marks are gone, and what is left of them means nothing any more.
test.each([
  ['- is \\*p a copy\\*?', 'is *p a copy*?', '- [is \\*p a copy\\*?](card:q-next)'],
  ['- what is \\<T>?', 'what is <T>?', '- [what is \\<T>?](card:q-next)'],
  ['- **why** `a_b_c`?', 'why a_b_c?', '- [**why** `a_b_c`?](card:q-next)'],
])('%j, made a card by what is read of it, is still read so', (before, question, after) => {
  expect(added(before, question, next)).toBe(after)
})

test('of a question that is asked twice the first becomes the link', () => {
  expect(added('- one?\n- two\n- One', 'one?', next)).toBe('- [one?](card:q-next)\n- two\n- One')
})

test.each([
  ['- And then?', null],
  ['- and then', null],
  ['- [And then?](card:q-other)', null],
  ['- [And then?](card:q-other)', next],
] as const)('with %j the question is there already', (stage6, id) => {
  expect(added(stage6, 'And then?', id)).toBe('already-there')
})

test('a fence that is never closed takes nothing in', () => {
  expect(added('- one\n\n```\nopen', 'And then?')).toBe('- one\n- And then?\n\n```\nopen')
  expect(added('```\nopen', 'And then?')).toBe('unreadable')
})

const bodies = fc.array(
  fc.constantFrom(
    '- one',
    '- [two](card:q-two)',
    '  - inner',
    '* star',
    '1. num',
    '',
    'words',
    '> quote',
    '```',
    '<b>',
    '{x',
    '| a |\n|-|',
    '- `code`',
  ),
  { maxLength: 6 },
)
const questions = fc.oneof(
  fc.constantFrom('one', 'What is <T>?', '`a` or *b*?', '- x', '1. y', '[z]', '$5', 'Q'),
  fc.string({ minLength: 1, maxLength: 40 }),
)

test('of what was there nothing is lost, and the question is there once', () => {
  fc.assert(
    fc.property(bodies, questions, fc.boolean(), (lines, question, isCard) => {
      if (plainLine(question) === '') return
      const parsed = cardWith(lines.join('\n'))
      const edited = addFollowUp(parsed, question, isCard ? next : null)
      if (!edited.ok) return
      const before = parsed.card?.followUps ?? []
      const { card, problems } = parseCard(edited.value, 'a.mdx')
      expect(problems).toEqual(parsed.problems)
      for (const one of before.filter(({ kind }) => kind === 'card')) expect(card?.followUps).toContainEqual(one)
      expect(card?.followUps.filter((one) => one.kind === 'card' && one.id === next)).toHaveLength(isCard ? 1 : 0)
      expect(card?.sections).toHaveLength(parsed.card?.sections.length ?? 0)
      expect(addFollowUp(parseCard(edited.value, 'a.mdx'), question, null)).toEqual({
        ok: false,
        error: { kind: 'already-there' },
      })
    }),
    { numRuns: 500 },
  )
})
