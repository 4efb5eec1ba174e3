import { expect, test } from 'vitest'
import { readLinkForm } from './link-form.ts'

const NOW = new Date('2026-11-23T09:00:00Z')
const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData()
  const all = { root: 'q-root', label: ' for Bo ', expiry: 'week', date: '', ...fields }
  for (const [name, value] of Object.entries(all)) data.set(name, value)
  return data
}

test('a form asks for a link that nobody lists or embeds, unless a box is ticked', () => {
  const input = { label: 'for Bo', expiresAt: new Date('2026-11-30T09:00:00Z'), isIndexed: false, isEmbeddable: false }
  expect(readLinkForm(form({}), NOW, 'UTC')).toEqual({ root: 'q-root', input })
  const ticked = readLinkForm(form({ isIndexed: '1', isEmbeddable: '1' }), NOW, 'UTC')
  expect(ticked?.input).toEqual({ ...input, isIndexed: true, isEmbeddable: true })
})

test.each([
  ['day', '', '2026-11-24T09:00:00.000Z'],
  ['month', '', '2026-12-23T09:00:00.000Z'],
  ['never', '', null],
  // Midnight in Shanghai, and the date is of no account where it is not asked for.
  ['on', '2026-11-25', '2026-11-25T16:00:00.000Z'],
  ['never', '2026-11-25', null],
])('%s %s: it expires at %s', (expiry, date, at) => {
  const read = readLinkForm(form({ expiry, date }), NOW, 'Asia/Shanghai')
  expect(read?.input.expiresAt?.toISOString() ?? null).toBe(at)
})

test.each([
  [{ expiry: 'on', date: '' }],
  [{ expiry: 'on', date: 'tomorrow' }],
  [{ expiry: 'later' }],
  [{ root: '../x' }],
  [{ label: 'x'.repeat(101) }],
  [{ label: 'two\nlines' }],
  [{ label: '\u001b[2J' }],
  [{ isIndexed: 'yes' }],
])('%j is filled in by no form of ours', (fields) => {
  expect(readLinkForm(form(fields), NOW, 'UTC')).toBeNull()
})
