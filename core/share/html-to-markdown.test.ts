import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { printNewCard } from '#core/card/print.ts'
import { plainHighlighter, renderCard } from '#core/card/render/render.ts'
import { htmlToText } from './html-text.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'

const markdown = (html: string): string =>
  htmlToMarkdown(html, (src) => (src.startsWith('here') ? `there/${src}` : null))

test.each([
  ['', ''],
  ['plain', 'plain'],
  ['two<div>lines</div>', 'two\n\nlines'],
  ['one<br>after the other', 'one\\\nafter the other'],
  ['<b>bold</b> and <i>slanted</i>', '**bold** and *slanted*'],
  ['a &lt; b &amp;&amp; {c}', 'a \\< b && \\{c}'],
  ['vector&lt;int&gt; *p = **q', 'vector\\<int> \\*p = \\*\\*q'],
  ['1. not a list', '1\\. not a list'],
  ['# no heading', '\\# no heading'],
  ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  ['<ol start="3"><li>three</li></ol>', '3. three'],
  ['<pre><code class="language-c">int *p = {0};\n</code></pre>', '```c\nint *p = {0};\n```'],
  ['<code>a*b</code>', '`a*b`'],
  ['<table><tr><th>a</th></tr><tr><td>1</td></tr></table>', '| a |\n| - |\n| 1 |'],
  ['<a href="https://example.org/x">there</a>', '[there](https://example.org/x)'],
  ['<a href="javascript:alert(1)">there</a>', 'there'],
  ['<script>alert(1)</script><style>b{}</style>seen<img src=x onerror=alert(1)>', 'seen\\[x]'],
  ['<img src="here.png" alt="a fork">', '![a fork](there/here.png)'],
  ['<img src="lost/away.png">', '\\[away.png]'],
  ['<img src="https://example.org/a.png">', '[a.png](https://example.org/a.png)'],
  ['<h1>Big</h1>', '### Big'],
  ['<h2>1. Question</h2>', '**1. Question**'],
  ['Energy: \\(E = mc^2\\).', 'Energy: $E = mc^2$.'],
  ['\\[a_1\\]', '$a_1$'],
  ['[$]x^3[/$] and [$$]y[/$$]', '$x^3$ and $y$'],
  ['[$]\\nonsense{[/$]', '\\[\\$]\\nonsense\\{\\[/\\$]'],
  ['costs $5 or $6', 'costs \\$5 or \\$6'],
  [
    '<math display="inline"><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>',
    '$x^2$',
  ],
  ['<!-- unseen -->seen', 'seen'],
  ['&nbsp;', ''],
  ['\u202Ereversed\0', 'reversed'],
  ['&#0;&#27;&#x202E;reversed<img src="here.png" alt="&#7;a">', 'reversed![a](there/here.png)'],
  ['[sound:bell.mp3]', '\\[sound:bell.mp3]'],
  ['<Demo id="x">and</Demo> {process.exit()}', 'and \\{process.exit()}'],
])('%s becomes %s', (html, expected) => {
  expect(markdown(html)).toBe(expected)
})

test('what HTML says, in one line', () => {
  expect(htmlToText('<p>Why?</p><div>And <b>h</b>ow</div><style>x</style>')).toBe('Why? And how')
})

const about = {
  id: CardId.parse('q-first001'),
  title: 'Why?',
  lang: 'en',
  category: 'fundamentals' as const,
  topics: [],
  keyPoints: [],
  references: [],
  created: '2026-11-23',
}

/** A card with this as its model answer: its sections by name, and what is wrong with them. */
function cardWith(answer: string) {
  const source = printNewCard({ ...about, stages: { question: 'Why?', answer } })
  const { card, problems } = parseCard(source, 'a.mdx')
  const sections = card?.sections ?? []
  const rendered = renderCard({ source, file: 'a.mdx', sections }, plainHighlighter)
  return { names: sections.map(({ id }) => id), problems: [...problems, ...rendered.problems], rendered }
}
const EIGHT = cardWith('').names

const PIECES = [
  '<b>',
  '</b>',
  '<div>',
  '</div>',
  '<ul><li>',
  '</li>',
  '</ul>',
  '<h2>2. Your thought</h2>',
  '<pre>',
  '</pre>',
  '<code>',
  '</code>',
  '<table><tr><td>',
  '</td></tr></table>',
  '<br>',
  '&lt;',
  '&amp;#60;',
  '{',
  '}',
  '`',
  '```',
  '~~~',
  '* ',
  '- ',
  '1. ',
  '# ',
  '## 3. Answer',
  '\n',
  '\n\n',
  '    ',
  '<!--',
  '-->',
  '---',
  '===',
  '$',
  '$$',
  '\\(',
  '\\)',
  '\\',
  '|',
  '[x](card:y)',
  '![',
  '<Demo id="x" />',
  '<a href="x">',
  'import x from "y"',
  'export const a = 1',
  'word',
  '追问',
  '🙂',
  '<script>',
  '</script>',
  'https://example.org',
  ':::',
  '[^1]',
  '<http://x>',
]
const pieces = fc.constantFrom(...PIECES)

test('whatever the HTML, the card has its eight stages and nothing in it to complain of', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 25, size: 'max' }), (some) => {
      const { names, problems } = cardWith(markdown(some.join('')))
      expect(names).toEqual(EIGHT)
      expect(problems).toEqual([])
    }),
    { numRuns: 1500 },
  )
})

test.each([
  ['deep', '<div>'.repeat(50_000)],
  ['deep and closed', `${'<b>'.repeat(50_000)}x${'</b>'.repeat(50_000)}`],
  ['long', 'A sentence of some words. '.repeat(3000)],
  ['of tables', '<table><td>'.repeat(10_000)],
  ['of formatting that never ends', '<a><b><i><u>'.repeat(5000)],
])('HTML that is %s still becomes a card', (_, html) => {
  expect(cardWith(markdown(html)).names).toEqual(EIGHT)
})
