import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { documentsOf } from './search-documents.ts'

const SOURCE = `---
id: q-aaaa
title: Why?
lang: zh-CN
category: project
topics: [Nginx]
keyPoints:
  - { point: inherited, aliases: [继承] }
references:
  - { url: "https://docs.nginx.org/a", kind: official, title: Docs }
  - { url: "https://docs.nginx.org/a", kind: official, title: Docs }
created: 2026-11-23
---

## 三、一分钟回答

The **child** inherits.

## 六、下一个问题

- [Next?](card:q-bbbb)
- Who closes it?
- Who closes it?
`

function documents(withText: boolean) {
  const { card } = parseCard(SOURCE, 'a.mdx')
  if (!card) throw new Error('it is no card')
  const stored = { ...card, path: 'a.mdx', hash: '0', problems: [], isRoot: true }
  return documentsOf(stored, withText ? { source: SOURCE, card } : null)
}

test('a card, its open questions and its references are found apart', () => {
  const shared = ['topic:nginx', 'lang:zh', 'lang:zh-cn']
  const hosts = ['ref:docs.nginx.org', 'ref:nginx.org']
  expect(documents(true)).toEqual([
    {
      kind: 'card',
      title: 'Why?',
      texts: [
        ['answer', 'The child inherits.'],
        ['followups', 'Next? Who closes it? Who closes it?'],
        ['keyPoints', 'inherited 继承'],
        ['topics', 'Nginx'],
        ['references', 'Docs · Docs'],
      ],
      facets: [...shared, ...hosts, ...hosts],
    },
    { kind: 'open', title: 'Who closes it?', texts: [], facets: shared },
    {
      kind: 'reference',
      title: 'Docs',
      texts: [['references', 'https://docs.nginx.org/a']],
      facets: [...shared, ...hosts],
    },
  ])
})

test('of a card whose file cannot be read, what the index keeps is found', () => {
  expect(documents(false)[0]?.texts.map(([field]) => field)).toEqual(['keyPoints', 'topics', 'references'])
})
