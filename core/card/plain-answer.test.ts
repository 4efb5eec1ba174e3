import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from './card.ts'
import { parseCard } from './parse.ts'
import { plainLine, readText, toCardLink, toItem } from './plain-answer.ts'
import { printCard } from './print.ts'
import { plainHighlighter, renderCard } from './render/render.ts'

test.each([
  ['监听的 fd 是继承来的。', '监听的 fd 是继承来的。'],
  ['It calls `fork()` and then `execve`', 'It calls `fork()` and then `execve`'],
  ['`a[0]` and `{}` and `<T>`', '`a[0]` and `{}` and `<T>`'],
  ['this is **the** point', 'this is **the** point'],
  ['旧的**不**退出', '旧的**不**退出'],
  ['  two\n lines\t here ', 'two lines here'],
  ['a*b*c', 'a\\*b\\*c'],
  ['__init__ is called', '\\_\\_init\\_\\_ is called'],
  ['snake_case', 'snake_case'],
  ['vector<int> and {x}', 'vector\\<int> and \\{x}'],
  ['# not a heading', '\\# not a heading'],
  ['- not an item', '\\- not an item'],
  ['1. not an item', '1\\. not an item'],
  ['[ ] not a task', '\\[ ] not a task'],
  ['$5 and $10', '\\$5 and \\$10'],
  ['from ~10 ms to ~20 ms', 'from \\~10 ms to \\~20 ms'],
  ['`Map<K, V>` holds {x}', '`Map<K, V>` holds \\{x}'],
  ['see `nginx` at https://nginx.org', 'see `nginx` at https://nginx.org'],
  ['AT&T wrote &amp;', 'AT\\&T wrote \\&amp;'],
  ['bell\u0007 and \uD800', 'bell and'],
  [' \n ', ''],
] as const)('%j is kept as %j', (typed, kept) => {
  expect(toItem(typed)).toBe(kept)
})

test.each([
  ['Why `fork`?', '[Why `fork`?](card:q-next)'],
  ['Who reads a[0] (first)?', '[Who reads a\\[0\\] (first)?](card:q-next)'],
  ['Is it f(x) -> y]?', '[Is it f(x) -> y\\]?](card:q-next)'],
] as const)('%j as a link is %s', (typed, link) => {
  expect(toCardLink(typed, CardId.parse('q-next'))).toBe(link)
})

const CARD = `---\nid: q-self\ntitle: t\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 3. One-minute answer\n\n[^1]: note\n\n[fd]: https://a.example\n\n## 6. Next questions\n\n- [x](card:q-x)\n\n## 8. Demo vs. real project\n\nSee [fd] and [^1].\n`
const parsed = parseCard(CARD, 'a.mdx')
const render = (source: string) =>
  renderCard({ source, file: 'a.mdx', sections: parseCard(source, 'a.mdx').card?.sections ?? [] }, plainHighlighter)

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
/** What a reader sees of markup. */
const seen = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9A-F]+)|(\w+));/gi, (_, hex: string | undefined, name: string) =>
      hex === undefined ? (ENTITIES[name] ?? `&${name};`) : String.fromCodePoint(parseInt(hex, 16)),
    )

const marks = fc.constantFrom(
  ...'# ## - + * ** _ __ ` `` ``` ~ ~~ $ $$ < > </ <b> <Demo id="x"/> <!-- { } {/* [ ] [fd] [^1] ![ ]( (card:q-x) \\ \\\\ & &amp; &#35; | --- === 1. 2) : :// www. http://a.b a@b.co import export fork 监听 ， 。 é \u00a0 👩‍💻 \u202e \0 \ufffd'.split(
    ' ',
  ),
  ' ',
  '\n',
  '\n\n',
  '\t',
  'a',
  '1',
)
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.array(marks, { maxLength: 12 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const withoutMarks = (text: string): string => text.replace(/[`*\s]/g, '')

test('whatever is typed, the card holds it as text and has nothing to complain of', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const item = toItem(text)
      expect(item === '').toBe(plainLine(text) === '')
      if (item === '') return
      const source = printCard(parsed, { redesign: `1. ${item}\n2. end`, nitpick: item })
      expect(parseCard(source, 'a.mdx').card?.sections).toHaveLength(5)
      const rendered = render(source)
      expect(rendered.problems).toEqual([])
      const shown = (id: string) =>
        rendered.sections
          .flatMap((section) => (section.id === id ? section.blocks : []))
          .map((block) => (block.kind === 'html' ? seen(block.html) : ''))
          .join('')
      expect(withoutMarks(shown('nitpick'))).toBe(withoutMarks(plainLine(text)))
      expect(withoutMarks(shown('redesign'))).toBe(`${withoutMarks(plainLine(text))}end`)
    }),
    { numRuns: 300 },
  )
})

test('whatever is typed, a link to a card with it is an edge that reads so', () => {
  const id = CardId.parse('q-new')
  fc.assert(
    fc.property(typed, (text) => {
      if (plainLine(text) === '') return
      const source = printCard(parsed, { followups: `- ${toCardLink(text, id)}\n- ${toItem(text)}` })
      const { card, problems } = parseCard(source, 'a.mdx')
      expect(problems).toEqual([])
      const said = readText(text).slice(0, 300)
      expect(card?.followUps).toEqual([
        { kind: 'card', id, text: said === '' ? id : said },
        ...(said === '' ? [] : [{ kind: 'open', text: said }]),
      ])
    }),
    { numRuns: 300, examples: [['` `#'], ['*a@b.co*']] },
  )
})

test.each(['*', '_', '[', '<', '{', '`', '$', '\\', '&', '![', '*a* '])('four thousand of %s are no burden', (mark) => {
  const item = toItem(mark.repeat(4000 / mark.length))
  const source = printCard(parsed, { redesign: [1, 2, 3, 4, 5].map((n) => `${n}. ${item}`).join('\n') })
  expect(render(source).problems).toEqual([])
})
