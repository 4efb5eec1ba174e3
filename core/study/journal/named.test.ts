import { expect, test } from 'vitest'
import type { JournalEvent } from '#core/journal/event.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary } from '../testing.ts'
import { cardName, namesIn } from './named.ts'

test('events are named by what their cards and references are called now; what is gone by its id or address', async () => {
  const lib = await emptyLibrary()
  const url = 'https://a.org/'
  const fields = `references:\n  - { url: "${url}", kind: official, title: About A }\nmergedFrom: [q-old]\ncreated:`
  await lib.write('a.mdx', cardSource('q-a').replace('created:', fields))
  await syncContent(lib)
  const read = (id: string, of = url): JournalEvent => ({
    kind: 'read',
    at: new Date(0),
    cardId: cardId(id),
    url: of,
    spentMs: 1,
    isDone: false,
  })
  const names = await namesIn(lib, [read('q-a'), read('q-old'), read('q-gone')])
  expect(['q-a', 'q-old', 'q-gone'].map((id) => names.card(cardId(id)).title)).toEqual([
    'Question q-a?',
    'Question q-a?',
    'q-gone',
  ])
  expect(names.reference(cardId('q-a'), url)).toBe('About A')
  expect(names.reference(cardId('q-a'), 'https://b.org/')).toBe('https://b.org/')
  expect(await cardName(lib, cardId('q-old'))).toEqual({ id: 'q-a', title: 'Question q-a?', lang: 'en' })
})
