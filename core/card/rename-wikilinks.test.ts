import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areAlike } from './alike.ts'
import { CardId } from './card.ts'
import { linkPlaces } from './link-places.ts'
import { parseCard } from './parse.ts'
import { pointLink } from './point-link.ts'
import { pointWikilinks, renameWikilinks } from './rename-wikilinks.ts'

const B = CardId.parse('q-bb')
const HEAD = '---\nid: q-aa\n---\n\n## 1. Question\n\n'
const read = (text: string, followUps = '') =>
  parseCard(`${HEAD}${text}\n\n## 6. Next questions\n\n${followUps}\n`, 'a.mdx')
const textOf = (source: string): string => source.slice(HEAD.length).split('\n\n## 6.')[0] ?? ''
const renamed = (text: string, title: string): string =>
  textOf(renameWikilinks(read(text), B, new Map([['old', { text: title, isName: true }]])).source)
const pointed = (text: string, as: 'link' | 'words' = 'link'): string =>
  textOf(pointWikilinks(read(text), new Set(['old']), B, as).source)

test.each([
  [
    'in the words of another link',
    '[see [[Old]] here](https://nginx.org)',
    'What is [x]?',
    '[see [[q-bb|Old]] here](https://nginx.org)',
  ],
  [
    'in a table, by a title with a bar',
    '| a | b |\n|---|---|\n| [[Old]] | c |',
    'a | b',
    '| a | b |\n|---|---|\n| [[q-bb\\|Old]] | c |',
  ],
  ['behind a backquote, by a title with one', 'a ` b [[Old#gap]] c', 'New ` x', 'a ` b [[q-bb#gap|Old#gap]] c'],
  ['behind a dollar, by a title with one', '$5 [[Old|words]] c', 'pay $ now', '$5 [[q-bb|words]] c'],
  ['by a title that would be a footnote', 'a [[Old]] c', '^x', 'a [^x](card:q-bb) c'],
  ['by a title without a letter', 'a [[Old]] c', '???', 'a [???](card:q-bb) c'],
] as const)('a renamed link leaves the text around it as it was: %s', (_, text, title, after) => {
  expect(renamed(text, title)).toBe(after)
})

test.each([
  ['[see [[Old]] here](https://nginx.org)', '[see [[q-bb|Old]] here](https://nginx.org)'],
  ['| a | b |\n|---|---|\n| [[Old\\|x \\| y]] | c |', '| a | b |\n|---|---|\n| [[q-bb\\|x \\| y]] | c |'],
  ['x [[Old|words]] y', 'x [words](card:q-bb) y'],
] as const)('%s is pointed to another card, and nothing else of the text changes', (text, after) => {
  expect(pointed(text)).toBe(after)
  const parsed = read(text)
  const [place] = linkPlaces(parsed.source, parsed.card?.sections ?? [], (to) => to.kind === 'name')
  if (!place) throw new Error('there is no link')
  const mended = pointLink(parsed, place, B)
  expect(mended.ok && textOf(mended.value)).toBe(after)
})

test('a link that becomes words leaves the table that it stands in whole', () => {
  expect(pointed('x [[Old|words]] y', 'words')).toBe('x words y')
  expect(pointed('| a |\n|---|\n| [[Old\\|x \\| y]] |', 'words')).toBe('| a |\n|---|\n| [[q-bb\\|x \\| y]] |')
})

test('a link by a name in stage 6 never becomes a follow-up', () => {
  const parsed = read('x', '- [[Old]]')
  const [place] = linkPlaces(parsed.source, parsed.card?.sections ?? [], (to) => to.kind === 'name')
  const mended = place && pointLink(parsed, place, B)
  for (const { source } of [
    { source: mended?.ok ? mended.value : '' },
    renameWikilinks(parsed, B, new Map([['old', { text: 'What is [x]?', isName: true }]])),
    pointWikilinks(parsed, new Set(['old']), B, 'link'),
  ]) {
    expect(source).toContain('- [[q-bb|Old]]')
    expect(parseCard(source, 'a.mdx').card?.followUps).toEqual([{ kind: 'open', text: 'Old' }])
  }
})

test('of a link that says its address in its title the address is changed', () => {
  const parsed = read('[a](card:q-gone "once card:q-gone") [b](card:q-bb)')
  const [place] = linkPlaces(parsed.source, parsed.card?.sections ?? [], () => true)
  if (!place) throw new Error('there is no link')
  const mended = pointLink(parsed, place, B)
  expect(mended.ok && textOf(mended.value)).toBe('[a](card:q-bb "once card:q-gone") [b](card:q-bb)')
})

const PIECES = [
  '[[Old]]',
  '[[Old|x]]',
  String.raw`[[Old\|x]]`,
  'a',
  '`',
  '``',
  '*',
  '_',
  '[',
  ']',
  '](https://x.org)',
  '\n',
  '\n\n',
  '> ',
  '- ',
]
const MARKS = [
  '1. ',
  '    ',
  '\r\n',
  '\r',
  '\t',
  '| ',
  '\n|---|\n',
  '{',
  '}',
  '<b>',
  '</b>',
  '$',
  '\n```\n',
  '\\',
  '[^1]',
  '\n\n[^1]: ',
  '\uFEFF',
  '😀',
  '![',
  '\n### ',
]
const text = fc.array(fc.constantFrom(...PIECES, ...MARKS), { maxLength: 20 }).map((pieces) => pieces.join(''))

test('whatever stands around a link, its place is right, and renaming and pointing it changes nothing but it', () => {
  const title = fc.constantFrom('New', 'a | b', 'New ` x', '$', '[x]', '<b> {', '*a*', '\\', '^1')
  fc.assert(
    fc.property(text, title, (written, says) => {
      const parsed = read(written)
      for (const { start, end, to } of linkPlaces(parsed.source, parsed.card?.sections ?? [], () => true)) {
        if (to.kind === 'name') expect(parsed.source.slice(start, end)).toMatch(/^\[\[Old(?:\\?\|x)?\]\]$/)
      }
      for (const after of [renamed(written, says), pointed(written)]) {
        expect(areAlike(textOf(parsed.source), after, () => true, 'link')).toBe(true)
      }
      expect(areAlike(textOf(parsed.source), pointed(written, 'words'), () => true, 'words')).toBe(true)
    }),
    { numRuns: 100 },
  )
})
