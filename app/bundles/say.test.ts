import { createFormatter } from 'use-intl/core'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { filesUnder } from '#core/share/bundle/bundle.ts'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import type { CardInspection, Inspection, PartInspection } from '#core/study/share/inspection.ts'
import { textsIn } from '../_server/i18n.ts'
import { sayInspection } from './say.ts'

const said = { t: textsIn('en'), format: createFormatter({ locale: 'en', timeZone: 'UTC' }), locale: 'en' } as const

const part = (changes: Partial<PartInspection>): PartInspection => ({
  part: 'answer',
  outcome: 'theirs',
  base: null,
  mine: 'Mine.\n',
  theirs: 'Theirs.\n',
  result: 'Theirs.\n',
  ...changes,
})
const card = (id: string, changes: Partial<CardInspection>): CardInspection => ({
  id: CardId.parse(id),
  title: `Question ${id}?`,
  lang: 'en',
  license: null,
  authors: [],
  standing: 'identical',
  path: `net/${id}.mdx`,
  parts: [],
  ...changes,
})
const bundle = sampleBundle()
const say = (changes: Partial<Inspection>) =>
  sayInspection(
    said,
    {
      manifest: bundle.manifest,
      contains: { cards: 3, images: 1, demos: 1, files: 9, bytes: 2000, attempts: 0 },
      known: 'newer',
      cards: [],
      demos: [],
      images: [],
      domains: [],
      folder: 'net',
      conflicts: 0,
      seen: 'a'.repeat(64),
      ...changes,
    },
    bundle,
  )

test('what needs looking at first comes first, and only what would be written can be left out', () => {
  const { groups } = say({
    cards: [card('q-one', {}), card('q-two', { standing: 'new' }), card('q-three', { standing: 'conflict' })],
  })
  expect(groups.map(({ title, isTaken }) => [title, isTaken])).toEqual([
    ['1 in conflict', true],
    ['1 new', true],
    ['1 identical', false],
  ])
})

test('a card is linked to where it is here, and not where it would be', () => {
  const { groups } = say({ cards: [card('q-one', {}), card('q-two', { standing: 'new' })] })
  expect(groups.flatMap(({ cards }) => cards.map(({ href }) => href))).toEqual([null, '/q/q-one~question-q-one'])
})

test('of a card that is new all is shown as it is', () => {
  const [group] = say({ cards: [card('q-root', { standing: 'new' })] }).groups
  expect(group?.cards[0]?.parts.map(({ name }) => name)).toEqual([
    'About the card',
    'Question',
    'One-minute answer',
    'Next questions',
  ])
  expect(group?.cards[0]?.parts[2]?.pieces).toEqual([
    { kind: 'same', text: '## 3. One-minute answer\n\nOne. Two. Three. Four. Five.' },
  ])
})

test('a conflict is named as the choice of it is, and each side has only its own words', () => {
  const cards = [card('q-one', { standing: 'conflict', parts: [part({ outcome: 'conflict' })] })]
  const [conflict] = say({ cards }).conflicts
  expect(conflict).toMatchObject({ key: 'q-one/answer', legend: 'One-minute answer: which side' })
  expect(conflict?.sides?.mine.map(({ text }) => text).join('')).toBe('Mine.')
  expect(conflict?.sides?.theirs.map(({ text }) => text).join('')).toBe('Theirs.')
})

test('fields, the order of the stages and a whole card have names', () => {
  const parts = ['frontmatter.keyPoints', 'order', 'card', 'preface'].map((name) => part({ part: name }))
  const { groups } = say({ cards: [card('q-one', { standing: 'changed', parts })] })
  expect(groups[0]?.cards[0]?.parts.map(({ name }) => name)).toEqual([
    'Key points',
    'Order of the stages',
    'The whole card',
    'Opening words',
  ])
})

test('what stays is shown against what it was changed from', () => {
  const parts = [part({ outcome: 'mine', base: 'Base.\n', theirs: 'Base.\n', result: 'Mine.\n' })]
  const { groups } = say({ cards: [card('q-one', { standing: 'kept', parts })] })
  expect(groups[0]?.cards[0]?.parts[0]?.pieces.slice(0, 2)).toEqual([
    { kind: 'removed', text: 'Base' },
    { kind: 'added', text: 'Mine' },
  ])
})

test('that no attempts are in it is said, and images are shown from its own bytes', () => {
  const [name = ''] = filesUnder(bundle, 'cards/images/').keys()
  const { contains, images } = say({ images: [{ name, bytes: 73, standing: 'new' }] })
  expect(contains).toContain('contains 0 attempts')
  expect(images[0]?.src).toMatch(/^data:image\/png;base64,iVBOR/)
  expect(say({ images: [{ name, bytes: 600_000, standing: 'new' }] }).images[0]).toMatchObject({
    src: null,
    facts: ['new', '600 kB', 'too large to be shown here'],
  })
})

test('there is nothing to take in where all of it is known and here', () => {
  const cards = [card('q-one', {}), card('q-two', { standing: 'kept' })]
  expect(say({ known: 'same', cards }).hasNews).toBe(false)
  expect(say({ known: 'same', cards: [...cards, card('q-three', { standing: 'new' })] }).hasNews).toBe(true)
  expect(say({ known: 'never', cards }).hasNews).toBe(true)
})
