import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { canonicalCard, type CanonicalFault } from './canonical.ts'

const RIGHTS = { license: 'CC-BY-4.0', authors: [{ name: 'Ada' }] }
const IMAGES = new Map([
  ['net/one.png', '1111111111111111.png'],
  ['net/img/zwei ä.png', '2222222222222222.png'],
])

const canonical = (source: string, file = 'net/a.mdx', images: ReadonlyMap<string, string> = IMAGES) => {
  const made = canonicalCard(parseCard(source, file), RIGHTS, images)
  return made.ok ? made.value : made.error
}
const body = (text: string): string => canonical(`---\nid: q-a\n---\n${text}`).split('---\n').slice(2).join('---\n')

test('half a character that YAML names is none', () => {
  expect(canonical('---\nid: q-a\ntitle: "a \\ud800"\n---\n')).toContain('title: a \uFFFD\n')
})

test('the frontmatter is printed anew, of listed fields in one order', () => {
  const source = `---
# what my colleague said of it
title: 'Why?'
note: { private: canary }
archived: true
created: 2026-11-23
keyPoints: [{ point: b, aliases: [c, d] }, a]
id: q-a # mine
topics: [net, os]
references:
  - { title: T, kind: official, url: https://example.org/ }
requires: all
category: project
mergedFrom: [q-old]
spoils: [q-other]
lang: en
---

Text.
`
  expect(canonical(source)).toBe(`---
id: q-a
title: Why?
lang: en
category: project
topics:
  - net
  - os
keyPoints:
  - point: b
    aliases:
      - c
      - d
  - a
references:
  - url: https://example.org/
    kind: official
    title: T
created: 2026-11-23
requires: all
spoils:
  - q-other
mergedFrom:
  - q-old
license: CC-BY-4.0
authors:
  - name: Ada
---

Text.
`)
})

test('byte order mark, line ends, composition and what follows the last line make no difference', () => {
  const [composed, decomposed] = ['é', 'e\u0301']
  const source = (e: string): string => `---\nid: q-a\ntitle: ${e}\n---\n\n## 1. Question\n\n${e} ![x](one.png)\n`
  const text = canonical(source(composed))
  expect(text).toContain(`title: ${composed}\n`)
  for (const other of [
    `\uFEFF${source(composed)}`,
    source(composed).replaceAll('\n', '\r\n'),
    source(composed).replace('\n\n#', '\r\r#'),
    source(decomposed),
    `${source(composed)}\n\r\n\n`,
    source(composed).trimEnd(),
  ]) {
    expect(canonical(other)).toBe(text)
  }
})

test.each([
  ['![a](one.png "t")', '![a](images/1111111111111111.png "t")'],
  ['![a](/media/net/one.png)', '![a](images/1111111111111111.png)'],
  ['![a](../net/./img/zwei%20%C3%A4.png#top)', '![a](images/2222222222222222.png#top)'],
  ['<Figure src="one.png" alt="a" />', '<Figure src="images/1111111111111111.png" alt="a" />'],
  ['![a](gone.png)', '![a](images/missing/gone.png)'],
  ['[the other](../os/b.mdx)', '[the other](images/missing/b.mdx)'],
  ['![a](images/missing/gone.png)', '![a](images/missing/gone.png)'],
  ['[w](https://example.org/one.png)', '[w](https://example.org/one.png)'],
  ['`![a](one.png)`', '`![a](one.png)`'],
])('%j becomes %j', (text, expected) => {
  expect(body(text)).toBe(`${expected}\n`)
})

test.each<readonly [string, string, CanonicalFault]>([
  ['no card', 'text', 'no-card'],
  ['an address that cannot be told where it stands', '---\nid: q-a\n---\n![a](o\\_ne.png)', 'unreadable'],
  ['an address that leads out of the library', '---\nid: q-a\n---\n![a](../../x.png)', 'unreadable'],
  // U+1FEF is composed into a grave accent: what stood in no code stands in some.
  ['characters that become marks', '---\nid: q-a\n---\n\u1FEF![a](one.png)\u1FEF', 'unstable'],
])('%s is told, and nothing is guessed', (_, source, fault) => {
  expect(canonical(source)).toBe(fault)
})

test.each([
  ['says nothing', '', 'license: CC-BY-4.0\nauthors:\n  - name: Ada\n'],
  ['has authors and no licence', 'authors: [{ name: Bob }]\n', 'license: CC-BY-4.0\nauthors:\n  - name: Bob\n'],
  ['has a licence and no authors', 'license: MIT\n', 'license: MIT\n'],
  [
    'has both',
    'license: MIT\nauthors: [{ name: B, url: https://b.org }]\n',
    'license: MIT\nauthors:\n  - name: B\n    url: https://b.org\n',
  ],
])('a card that %s is under the right licence', (_, fields, expected) => {
  expect(canonical(`---\nid: q-a\n${fields}---\n`)).toBe(`---\nid: q-a\n${expected}---\n`)
})

test('canonical text is its own canonical text, wherever it is written', () => {
  const words = fc.oneof(
    fc.constantFrom(
      ...'é,e\u0301,\r\n,\n,\n\n,# ,- ,`,",: ,\u1FEF,](,{,<,>\u0338,\uD800,\u2028,\uFEFF,---,\t, ,你好,&amp;'.split(
        ',',
      ),
    ),
    fc.constantFrom('![a](one.png)', '[b][l]', '\n[l]: one.png\n', '<Figure src="one.png" alt="x" />'),
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 12 }).map((list) => list.join('')),
  )
  const field = text.map((value) => JSON.stringify(value))
  fc.assert(
    fc.property(field, fc.array(field, { maxLength: 3 }), text, (title, topics, rest) => {
      const source = `---\nid: q-a\ntitle: ${title}\ntopics: [${topics.join(', ')}]\n---\n${rest}`
      const made = canonicalCard(parseCard(source, 'net/a.mdx'), RIGHTS, IMAGES)
      if (!made.ok) return
      for (const folder of ['', 'cards/', 'os/deep/']) {
        const images = new Map([...IMAGES.values()].map((name) => [`${folder}images/${name}`, name]))
        expect(canonical(made.value, `${folder}q.mdx`, images)).toBe(made.value)
      }
      expect(new TextDecoder().decode(new TextEncoder().encode(made.value))).toBe(made.value)
    }),
    { numRuns: 150 },
  )
})
