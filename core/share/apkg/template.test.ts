import { expect, test } from 'vitest'
import { fill, type Filling } from './template.ts'

const fields = {
  Front: 'Why?',
  Back: '<b>Because</b>',
  Empty: ' <br>&nbsp;',
  Picture: '<img src="a.png">',
  'Two words': 'yes',
}
const filling = (some: Partial<Filling> = {}): Filling => ({ fields, gap: null, side: 'front', ...some })

test.each([
  ['{{Front}}', 'Why?'],
  ['{{ Two words }}!', 'yes!'],
  ['<p>{{Front}}</p>{{Nobody}}', '<p>Why?</p>'],
  ['{{text:Front}} {{furigana:Front}} {{hint:Back}}', 'Why? Why? <b>Because</b>'],
  ['{{#Back}}there {{Back}}{{/Back}}', 'there <b>Because</b>'],
  ['{{#Empty}}there{{/Empty}}{{^Empty}}nothing{{/Empty}}', 'nothing'],
  ['{{#Picture}}there{{/Picture}}', 'there'],
  ['{{#Front}}{{#Empty}}a{{/Empty}}b{{/Front}}', 'b'],
  ['{{#Front}}never closed', 'never closed'],
  ['{{/Front}}closed', 'closed'],
  ['{{FrontSide}}<hr id=answer>{{Back}}', '<b>Because</b>'],
  ['{{FrontSide}}\n\n<hr id="answer">\n\n{{Back}} {{Tags}} {{Deck}}', '\n\n\n\n<b>Because</b>  '],
  ['{{type:Back}}{{tts en_US:Front}}', ''],
])('%j becomes %j', (template, expected) => {
  expect(fill(template, filling())).toBe(expected)
})

test('what was to be typed is shown with the answer', () => {
  expect(fill('{{type:Back}}', filling({ side: 'back' }))).toBe('<b>Because</b>')
})

const Text = 'The {{c1::kernel::who}} wakes {{c2::one {{c1::process}}}}.'
test.each([
  [1, 'front', 'The [who] wakes one […].'],
  [1, 'back', 'The <b>kernel</b> wakes one <b>process</b>.'],
  [2, 'front', 'The kernel wakes […].'],
  [2, 'back', 'The kernel wakes <b>one process</b>.'],
  [3, 'front', 'The kernel wakes one process.'],
] as const)('gap %i, %s', (gap, side, expected) => {
  expect(fill('{{cloze:Text}}', { fields: { Text }, gap, side })).toBe(expected)
})

test('a section may ask which gap it is', () => {
  expect(fill('{{#c2}}two{{/c2}}{{#c1}}one{{/c1}}', filling({ gap: 2 }))).toBe('two')
})

test.each([
  ['braces', '{'.repeat(200_000)],
  ['tags', '{{#Front}}'.repeat(50_000)],
  ['gaps that are never closed', '{{c1::'.repeat(20_000)],
  ['gaps', '{{c1::x}}'.repeat(20_000)],
])('a template of nothing but %s comes to an end', (_, text) => {
  expect(fill(text, filling()).length).toBeLessThan(1_000_000)
  expect(fill('{{cloze:Text}}', { fields: { Text: text }, gap: 1, side: 'front' }).length).toBeLessThan(1_000_000)
})
