import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { parseMarkdown, parseMdx } from '../syntax.ts'
import { mended } from './mend-markdown.ts'
import { toMdx } from './to-mdx.ts'

test.each([
  ['vector<int>, Map<K, V>, {x} and a <- b', String.raw`vector\<int>, Map\<K, V>, \{x} and a \<- b`],
  ['`vector<int>` is code, and `{`', '`vector<int>` is code, and `{`'],
  ['<https://a.b/c_d>', '[https://a.b/c_d](https://a.b/c_d)'],
  ['https://x.y/z<T>', String.raw`[https://x.y/z](https://x.y/z)\<T>`],
  ['    int <T>;\n\ntext', '```\nint <T>;\n```\n\ntext'],
  ['- one\n\n      code<T>', '- one\n\n  ```\n  code<T>\n  ```'],
  ['> quote\n>\n>     code <T>', '> quote\n>\n> ```\n> code <T>\n> ```'],
  ['a<br>b, H<sub>2</sub>O', 'a<br />b, H<sub>2</sub>O'],
  ['<font color=red>x</font>', String.raw`\<font color=red>x\</font>`],
  ['<u>never closed', String.raw`\<u>never closed`],
  ['<div class="x">\n<b>y</b>\n</div>', '```html\n<div class="x">\n<b>y</b>\n</div>\n```'],
  ['<details>\n<summary>why</summary>\n\nso\n\n</details>', '<details>\n<summary>why</summary>\n\nso\n\n</details>'],
  ['<!-- hidden -->', '{/* hidden */}'],
  ['<!-- {x} -->', String.raw`\<!-- \{x\} -->`],
  ['<!-- open\n\n{x}', `${String.raw`\<!-- open`}\n\n${String.raw`\{x}`}`],
  ['$$\na < b\n\n{x}', `${String.raw`\$\$`}\n${String.raw`a \< b`}\n\n${String.raw`\{x}`}`],
  ['```c\nint a = {1};', '```c\nint a = {1};\n```'],
  ['# Large\n\nsmall\n===', '### Large\n\n### small'],
  ['### 问题：\n\n### 1. Question', '**问题：**\n\n**1. Question**'],
  ['![a<b>](x.png)', String.raw`![a\<b>](x.png)`],
  ['[l<T>](http://x/{y})', String.raw`[l\<T>](http://x/{y})`],
])('%j becomes %j', (markdown, mdx) => {
  expect(toMdx(markdown)).toEqual({ text: mdx, isVerbatim: false })
})

test('the marks of an unfinished merge are paragraphs of their own', () => {
  const { text } = toMdx('<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other')
  const tree = parseMdx(text)
  const blocks = tree.ok ? tree.value.children : []
  expect(blocks.map((block) => [block.type, toString(block)])).toEqual([
    ['paragraph', '<<<<<<< HEAD'],
    ['paragraph', 'mine'],
    ['paragraph', '======='],
    ['paragraph', 'theirs'],
    ['paragraph', '>>>>>>> other'],
  ])
})

test('a text that no parser should be given is shown as code', () => {
  const { text, isVerbatim } = toMdx(`${'*a_ '.repeat(20_000)}<T>`)
  expect(isVerbatim).toBe(true)
  expect(text.startsWith('```text\n*a_ ')).toBe(true)
})

const piece = fc.constantFrom(
  'vector<int> ',
  'a < b ',
  '{x} ',
  '`code<T>` ',
  '``{`` ',
  '`open ',
  String.raw`\< `,
  String.raw`\\< `,
  '[l{](http://x/) ',
  '[z<T>] ',
  'https://a.b/c ',
  'https://a.b/{id} ',
  'me@a.b{ ',
  '**bold** ',
  '_it_ ',
  '$x$ ',
  '$5 and $6 ',
  '\n',
  '\n\n',
  '\n- ',
  '\n> ',
  '\n1. ',
  '\n    ',
  '\n```\n',
  '\n~~~\n',
  '\n| a | b |\n|---|---|\n',
  '监听',
)

test('what is read in the Markdown is read in the MDX', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const markdown = pieces.join('').trim()
      const { text, isVerbatim } = toMdx(markdown)
      const [before, after] = [parseMarkdown(mended(markdown)), parseMdx(text)]
      if (!before.ok || !after.ok) throw new Error(text)
      const visible = (tree: typeof before.value): string => toString(tree, { includeHtml: true }).replace(/\s+/g, '')
      if (!isVerbatim) expect(visible(after.value)).toBe(visible(before.value))
    }),
    { numRuns: 2000 },
  )
})
