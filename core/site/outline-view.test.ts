import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { readChain } from './chain.ts'
import { createSite } from './site.ts'
import { cardText, chainOf } from './testing-site.ts'

const DEEP = 700

test('a chain may be deeper than browsers nest elements', async () => {
  const name = (n: number) => `q-n${String(n).padStart(4, '0')}`
  const bundle = chainOf(
    ...Array.from({ length: DEEP }, (_, n) =>
      cardText(name(n), `Question ${n}?`, 'So.', n + 1 < DEEP ? [`[on](card:${name(n + 1)})`] : []),
    ),
  )
  const file = await createSite(bundle, { lang: 'en', form: { kind: 'folder' } }).page('index.html')
  const html = String(file?.body)
  expect(html.match(/<ol/g)?.length).toBeLessThan(20)
  expect(html).toContain('cards/q-n0699.html')
  expect(html).toContain('too large to be drawn')
})

test('a card is read where it is met first, and only named where it is met again', async () => {
  const bundle = chainOf(
    cardText('q-one', 'One?', '', ['[a](card:q-two)', 'Nobody knows?', '[b](card:q-six)', '[gone](card:q-gone)']),
    cardText('q-two', 'Two?', '', ['[c](card:q-six)']),
    cardText('q-six', 'Six?', '', ['[back](card:q-one)']),
  )
  const { lines, cards } = await readChain(bundle)
  expect(
    lines.map(
      (line) => `${line.depth} ${line.kind === 'text' ? line.text : line.id + (line.isRepeated ? ' again' : '')}`,
    ),
  ).toEqual(['0 q-one', '1 q-two', '2 q-six again', '1 Nobody knows?', '1 q-six', '2 q-one again', '1 gone'])
  expect(cards.map(({ id, parents }) => [id, parents])).toEqual([
    ['q-one', ['q-six']],
    ['q-two', ['q-one']],
    ['q-six', ['q-one', 'q-two']],
  ])
})

test('cards that no way leads to, as in a patch, come last', async () => {
  const { cards } = await readChain(chainOf(cardText('q-one', 'One?', '', []), cardText('q-two', 'Two?', '', [])))
  expect(cards.map(({ id }) => id)).toEqual([CardId.parse('q-one'), CardId.parse('q-two')])
})
