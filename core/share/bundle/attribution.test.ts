import { expect, test } from 'vitest'
import { textIn } from './bundle.ts'
import { sampleBundle, sampleContents } from './testing-bundle.ts'

const attribution = (changes: Parameters<typeof sampleBundle>[0] = {}) =>
  textIn(sampleBundle(changes), 'ATTRIBUTION.md')

test('who is to be named is said of the whole and of each card', () => {
  expect(attribution()).toBe(`# Why is the port never closed?

By Ada (<https://example.org/ada>), CC-BY-4.0 (<https://creativecommons.org/licenses/by/4.0/>). This is version 1 of c-0123456789abcdef.

## Cards

- Why is the port never closed? (q-root). By Ada (<https://example.org/ada>), CC-BY-4.0 (<https://creativecommons.org/licenses/by/4.0/>).
- Who inherits it? (q-left). By Ada (<https://example.org/ada>), CC-BY-4.0 (<https://creativecommons.org/licenses/by/4.0/>).
- Who accepts? (q-right). By Ada (<https://example.org/ada>), CC-BY-4.0 (<https://creativecommons.org/licenses/by/4.0/>).
`)
})

test('where a fork came from is said, and whether it was changed', () => {
  const { chainId, version, contentHash, title } = sampleBundle().manifest
  const origin = { chainId, version, contentHash, title, license: 'MIT', authors: [] }
  const same = attribution({ forkedFrom: [origin] })
  expect(same).toContain(`(version 1 of ${chainId}, content ${contentHash.slice(0, 16)}), as it was.`)
  expect(same).toContain('By someone who is not named, MIT (<https://spdx.org/licenses/MIT.html>).')
  expect(attribution({ forkedFrom: [origin], images: new Map() })).toContain(', and changed since.')
})

test('names are words, whatever is in them', () => {
  const authors = [{ name: '[free](javascript:x) <img src=x> *', url: 'https://example.org/a>b' }]
  const text = attribution({ authors, license: '(MIT OR CC0-1.0)' })
  expect(text).toContain(
    'By \\[free\\](javascript:x) \\<img src=x\\> \\* (<https://example.org/a%3Eb>), (MIT OR CC0-1.0). This',
  )
})

test('a title that holds line ends is on one line', () => {
  const [root] = sampleContents.cards
  if (root === undefined) throw new Error('no card')
  const cards = new Map([[root[0], root[1].replace('title: Why is the port never closed?', 'title: "a\\n# b"')]])
  expect(attribution({ cards })).toMatch(/^# a \\# b\n\nBy/)
})
