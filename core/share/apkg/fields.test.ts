import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { printNewCard, type Edits } from '#core/card/print.ts'
import { plainHighlighter, renderCard } from '#core/card/render/render.ts'
import { fieldsOf, imagesIn } from './fields.ts'

const about = {
  id: CardId.parse('q-first001'),
  title: 'Why does the port stay open?',
  lang: 'en',
  category: 'fundamentals' as const,
  topics: [],
  keyPoints: [{ point: 'fd is <inherited>', aliases: [] }],
  references: [],
  created: '2026-11-23',
}

function rendered(stages: Edits) {
  const source = printNewCard({ ...about, stages })
  const sections = parseCard(source, 'net/a.mdx').card?.sections ?? []
  return renderCard({ source, file: 'net/a.mdx', sections }, plainHighlighter)
}
const fields = (stages: Edits, some: Partial<typeof about> = {}) =>
  fieldsOf({ ...about, ...some }, rendered(stages), (path) => (path === 'net/fork.png' ? 'fork.png' : null))
/** The model answer as the field `Back` has it. */
const answer = (markdown: string): string =>
  (fields({ answer: markdown }, { keyPoints: [] })[1] ?? '').replace(/^<div class="zhuiwen" lang="en">|<\/div>$/g, '')

test('the question is in front, the answer and its points behind, and the card is named', () => {
  expect(fields({ question: '**Why** does the port stay open?', answer: 'It is never closed.' })).toEqual([
    '<div class="zhuiwen" lang="en"><p><strong>Why</strong> does the port stay open?</p></div>',
    '<div class="zhuiwen" lang="en"><p>It is never closed.</p>\n<p><strong>Key points</strong></p><ul><li>fd is &#x3C;inherited></li></ul></div>',
    '<a href="http://127.0.0.1:3000/q/q-first001">追问 q-first001</a>',
  ])
})

test('where the question stage asks otherwise, the title stands above it', () => {
  expect(fields({ question: 'How is Nginx upgraded?' })[0]).toContain(
    '<h2>Why does the port stay open?</h2>\n<p>How is',
  )
  expect(fields({})[0]).toBe('<div class="zhuiwen" lang="en"><h2>Why does the port stay open?</h2></div>')
})

test.each([
  ['`code`', '<p><code>code</code></p>'],
  ['```c\nint x;\n```', '<div class="code"><pre class="shiki"><code class="language-c">int x;</code></pre></div>'],
  ['[card](card:q-second02) and [web](https://example.org)', '<p>card and <a href="https://example.org">web</a></p>'],
  ['#### Head', '<h4>Head</h4>'],
  [
    '- [x] done\n- [ ] open',
    '<ul class="contains-task-list">\n<li class="task-list-item">☑  done</li>\n<li class="task-list-item">☐  open</li>\n</ul>',
  ],
  ['![a fork](fork.png)', '<p><img src="fork.png" alt="a fork"></p>'],
  ['![lost](../x/lost.png)', '<p>[lost]</p>'],
  ['<Demo id="go-restart" />', '<p>Demo: go-restart</p>'],
  ['<Callout kind="warning">Careful</Callout>', '<aside class="callout callout-warning">Careful</aside>'],
  ['<script>alert(1)</script>', '<p><code class="mdx-source">&#x3C;script>alert(1)&#x3C;/script></code></p>'],
  ['a \\\\(x\\\\) b', '<p>a &#92;(x&#92;) b</p>'],
  ['`[sound:rm.mp3]` and `{{c1::x}}`', '<p><code>&#91;sound:rm.mp3]</code> and <code>&#123;{c1::x}}</code></p>'],
])('%s becomes %s', (markdown, html) => {
  expect(answer(markdown)).toBe(html)
})

test('a formula is MathML that still knows its TeX', () => {
  expect(answer('$x^2$')).toMatch(/<math[^]*<annotation encoding="application\/x-tex">x\^2<\/annotation>/)
})

test('only images of what is packed are looked for', () => {
  const card = rendered({ question: '![a](q.png)', answer: '![b](../b.png)', gap: '![c](c.png)' })
  expect(imagesIn(card)).toEqual(['net/q.png', 'b.png'])
})
