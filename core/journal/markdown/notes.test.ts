import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { attemptNote, cardNote, entryText } from './notes.ts'
import type { Note, Vault } from './vault.ts'
import { phrasesIn } from './words.ts'

const other: Note = { path: 'cards/net/Ports', title: 'Ports' }
const vault: Vault = {
  card: (id) => (id === 'q-ports' ? other : null),
  named: (name) => (name === 'ports' ? other : null),
  attachment: (path) => (['net/a b.png', 'net/a (b.png'].includes(path) ? `attachments/${path}` : null),
  demo: (id) =>
    id === 'fork' ? { path: 'demos/fork', title: 'Fork', lang: 'c', source: 'int main() { /* ``` */ }\n' } : null,
}

test.each([
  ['[ports](card:q-ports)', '[[cards/net/Ports|ports]]'],
  ['[*why* ports](card:q-ports)', '[[cards/net/Ports|why ports]]'],
  ['[gone](card:q-gone)', 'gone'],
  ['[[Ports]] and [[Ports|them]]', '[[cards/net/Ports|Ports]] and [[cards/net/Ports|them]]'],
  ['[[No such card]]', 'No such card'],
  ['[p][x]\n\n[x]: card:q-ports', '[[cards/net/Ports|p]]'],
  ['| a |\n| - |\n| [p](card:q-ports) |', '| a |\n| - |\n| [[cards/net/Ports\\|p]] |'],
  ['![A b](a%20b.png)', '![A b](../../../attachments/net/a%20b.png)'],
  ['![A b](gone.png)', 'A b'],
  ['![up](../../../etc/passwd)', 'up'],
  ['[file](a%20b.png)', '[file](../../../attachments/net/a%20b.png)'],
  ['[bad](javascript:alert)', 'bad'],
  ['[web](https://example.org/a_b) <https://example.org>', '[web](https://example.org/a_b) <https://example.org>'],
  ['<Figure src="a b.png" alt="It" caption="How_it is" />', '![It](../../../attachments/net/a%20b.png)\n\n*How_it is*'],
  [
    '<Callout kind="unsure" title="Sure?">\n\n  One\n\n  - [[Ports]]\n\n</Callout>',
    '> [!question] Sure?\n> One\n>\n> - [[cards/net/Ports|Ports]]',
  ],
  ['<Details summary="Proof">\n\nQ.E.D.\n\n</Details>', '> [!info]- Proof\n> Q.E.D.'],
  ['Press <Kbd>Ctrl</Kbd>.', 'Press <kbd>Ctrl</kbd>.'],
  ['<Demo id="fork" />', '[[demos/fork|Demo: Fork]]\n\n````c\nint main() { /* ``` */ }\n````'],
  ['<Demo id="gone" />', 'Demo gone'],
  ['<Callout kind={evil()}>text</Callout>', 'text'],
  ['```sh\n[[ -f x ]] && ![x](y)\n```', '```sh\n[[ -f x ]] && ![x](y)\n```'],
  ['`[[Ports]]` stays, and $a_b$', '`[[Ports]]` stays, and $a_b$'],
  ['1.  *As*   __written__\n\n* * *', '1.  *As*   __written__\n\n* * *'],
  ['{ [[q-ports]] }', '{ \\[\\[q-ports\\]\\] }'],
  // No link where it is written, and none where it comes to be on one line.
  ['[[{\n}]]', '\\[[{ }]]'],
  ['\\[[{\n}]] \\\\[[{\n}]]', '\\[[{ }]] \\\\\\[[{ }]]'],
  ['a `b [[\n{\n>]] c` d\n\n}a', 'a ` b [[ { >]] c ` d\n\n}a'],
  // What means something in Obsidian alone.
  [
    '#include, `#if`, a # b, 100%% of it, a==b and x == y',
    '\\#include, `#if`, a # b, 100\\%\\% of it, a\\==b and x == y',
  ],
  ['> see\n> #define', '> see\n> \\#define'],
  ['```c\nint x;', '```c\nint x;\n```'],
  ['~~~~\n~~~\n', '~~~~\n~~~\n~~~~'],
  ['```\nclosed\n````', '```\nclosed\n````'],
  ['$$\nx^2', '$$\nx^2\n$$'],
  ['![A](<a (b.png>)', '![A](../../../attachments/net/a%20%28b.png)'],
])('of a card, %j becomes %j', (written, expected) => {
  const source = `---\nid: q-one\ntitle: One\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\n${written}\n`
  const { card } = parseCard(source, 'net/one.mdx')
  if (!card) throw new Error('no card')
  const note = { path: 'cards/net/One', title: 'One' }
  // One folder deeper than it is, so that the way up is seen to be counted.
  const text = cardNote(
    card,
    { source, file: 'net/one.mdx' },
    { ...note, path: 'cards/net/x/One' },
    [],
    vault,
    phrasesIn('en'),
  )
  expect(text.split('## 1. Question\n\n')[1]?.trim()).toBe(expected)
})

test('a card has its head as properties, and what else that says as lists', () => {
  const source = `---
id: q-one
title: "What is *it*?"
lang: en
category: project
topics: [net]
keyPoints:
  - { point: SO_REUSEADDR, aliases: [] }
references:
  - { url: "https://example.org/a", kind: official, title: 'The [book]' }
created: 2026-11-23
---
`
  const { card } = parseCard(source, 'one.mdx')
  if (!card) throw new Error('no card')
  const attempts = [{ path: 'attempts/One/2026-11-24 09.30', title: '2026-11-24 09:30 passed' }]
  const note = { path: 'cards/One', title: card.title }
  expect(cardNote(card, { source, file: 'one.mdx' }, note, attempts, vault, phrasesIn('en'))).toBe(`---
id: q-one
aliases:
  - What is *it*?
topics:
  - net
category: project
created: 2026-11-23
---

# What is \\*it\\*?

## Key points

- SO_REUSEADDR

## References

- [The \\[book\\]](<https://example.org/a>)

## Attempts

- [[attempts/One/2026-11-24 09.30|2026-11-24 09:30 passed]]
`)
})

test('an entry is put as it was written, with links that lead somewhere', () => {
  expect(entryText('# Today\n\n- [[Ports]], [[nowhere]], <b>bold</b>\n', 'journal/2026/x', vault)).toBe(
    '# Today\n\n- [[cards/net/Ports|Ports]], nowhere, <b>bold</b>',
  )
})

test('an attempt is told with its times, what was said, and what was found', () => {
  const attempt = {
    cardId: CardId.parse('q-ports'),
    way: 'typed',
    plan: { pace: 'strict', thinkMs: 10_000, sentenceMs: 12_000, sentences: [1, 2, 3, 4, 5] },
    events: [
      { kind: 'start', atMs: 0 },
      { kind: 'mark', atMs: 4000 },
      { kind: 'mark', atMs: 9500 },
      { kind: 'finish', atMs: 12_000 },
    ],
    thought: 'fork_and [exec]',
    sentences: ['They are *inherited*.', '', '', '', ''],
    critique: {
      critique: {
        findings: [
          { id: 'a', rule: 'short', sentence: null, quote: '', span: null, values: {} },
          { id: 'b', rule: 'hedge', sentence: 1, quote: 'maybe', span: null, values: {} },
        ],
        points: [],
        fillers: [],
        speechMs: 0,
      },
    },
    verdict: 'failed',
    rating: 'again',
  } as const
  expect(attemptNote(attempt, '2026-11-24 09:30', other, phrasesIn('zh'))).toBe(`---
card: "[[cards/net/Ports]]"
date: 2026-11-24 09:30
way: typed
verdict: failed
rating: again
---

# [[cards/net/Ports|Ports]]

**没过**

## 十秒思考 (4 秒)

fork_and \\[exec\\]

## 回答

1. They are \\*inherited\\*. (5.5 秒)
2. （没说） (2.5 秒)
3. （没说）
4. （没说）
5. （没说）

## 挑骨头

- 太短
- 1. 含糊 “maybe”
`)
})
