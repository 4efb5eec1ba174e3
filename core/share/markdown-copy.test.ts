import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { markdownOf } from './markdown-copy.ts'

const copied = (source: string, rights: Parameters<typeof markdownOf>[1]): string => {
  const { card } = parseCard(source, 'net/a.mdx')
  if (!card) throw new Error('no card')
  return markdownOf({ card, source, file: 'net/a.mdx' }, rights)
}

test('a card is copied with its stages, its references, and whose it is', () => {
  const source = `---
id: q-a
title: Why [this]?
lang: en
references:
  - { url: https://example.org/a, kind: official, title: The docs }
---

## 1. Question

Why? See [that card](card:q-b), [[another]] and [the web](https://example.org).

## 3. One-minute answer

![A table](img/table.png)

## 5. Verdict

## 6. Next questions

- [Who inherits it?](card:q-b)
- And then?
`
  expect(
    copied(source, { license: 'CC-BY-4.0', authors: [{ name: 'Ada', url: 'https://ada.example' }, { name: 'Bob' }] }),
  ).toBe(`# Why \\[this\\]?

## 1. Question

Why? See that card, another and [the web](https://example.org).

## 3. One-minute answer

![A table](table.png)

## 6. Next questions

- Who inherits it?
- And then?

## References

- [The docs](<https://example.org/a>)

---

By [Ada](<https://ada.example>), Bob. Licence: [CC-BY-4.0](<https://creativecommons.org/licenses/by/4.0/>).
`)
})

test('in Chinese the words are Chinese, and where nobody is named the licence is', () => {
  const source = '---\nid: q-a\ntitle: 为什么？\nlang: zh\n---\n\n## 一、问题\n\n为什么？\n'
  expect(copied(source, { license: 'MIT OR Apache-2.0', authors: [] })).toBe(
    '# 为什么？\n\n## 一、问题\n\n为什么？\n\n---\n\n许可：MIT OR Apache-2.0。\n',
  )
})
