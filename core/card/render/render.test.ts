import { expect, test } from 'vitest'
import { COMPONENTS } from './components.ts'
import { plainHighlighter, renderCard, renderingKey } from './render.ts'

type Rendering = { html: string; faults: readonly string[]; demos: readonly string[] }

/** Renders each text as a section of one card; `---` lines stand before the first, as a card's frontmatter does. */
function render(...texts: string[]): Rendering {
  const front = '---\nid: q-test\n---\n'
  const source = front + texts.join('')
  let start = front.length
  const sections = texts.map((text) => ({ id: 'answer' as const, heading: '', start, end: (start += text.length) }))
  const card = renderCard({ source, file: 'nginx/upgrade.mdx', sections }, plainHighlighter)
  const blocks = card.sections.flatMap((section) => section.blocks)
  return {
    html: blocks.map((block) => (block.kind === 'html' ? block.html : '')).join('\n'),
    faults: card.problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    demos: blocks.flatMap((block) => (block.kind === 'demo' ? [block.id] : [])),
  }
}

test.each(COMPONENTS)('the documented example of $name renders without remarks', ({ example }) => {
  const { faults, html, demos } = render(example)
  expect(faults).toEqual([])
  expect(html + demos.join('')).not.toBe('')
  expect(html).not.toContain('mdx-source')
})

test('a demo stands between blocks of markup, and inside a list is only linked', () => {
  const { html, demos, faults } = render('a\n\n<Demo id="x" />\n\n- b <Demo id="y" />\n')
  expect(demos).toEqual(['x'])
  expect(html).toContain('<a href="#demo-y" data-demo="y">y</a>')
  expect(faults).toEqual([expect.stringMatching(/^8:5 the demo "y" is only linked/)])
})

test('an expression is shown, not run, and a comment is dropped', () => {
  const { html, faults } = render('{process.env.HOME} {/* no */}\n')
  expect(html).toBe('<p><code class="mdx-source">{process.env.HOME}</code> </p>')
  expect(faults).toEqual(['4:1 an expression is shown, not run'])
})

test('generics in prose are shown as written, and the rest of the paragraph keeps its marks', () => {
  const { html, faults } = render('`ok` vector<int> and map<int> **bold** <b>b</b>\n')
  expect(html).toBe('<p><code>ok</code> vector&#x3C;int> and map&#x3C;int> <strong>bold</strong> <b>b</b></p>')
  expect(faults).toEqual([expect.stringMatching(/^4:12 "<" starts/), expect.stringMatching(/^4:25 "<" starts/)])
})

test('a component that is never closed costs only itself', () => {
  const { html, faults } = render(
    '<Callout kind="tip">\n\nfine\n\n</Callout>\n\n<Details summary="s">\n\n<Kbd>x</Kbd>\n',
  )
  expect(html).toContain('<aside class="callout callout-tip" role="note"><p>fine</p></aside>')
  expect(html).toContain('<p>&#x3C;Details summary="s"></p>')
  expect(html).toContain('<kbd>x</kbd>')
  expect(faults).toEqual(['10:1 <Details> is never closed, so it is shown as text'])
})

test('an unclosed brace does not swallow what follows', () => {
  expect(render('{\n\nnext **b**\n').html).toBe('<p>{</p>\n<p>next <strong>b</strong></p>')
})

test('spread attributes, expressions in attributes and unknown elements are shown as source', () => {
  const { html, faults } = render('<a {...x}>t</a> <a href={y}>t</a> <Foo/>\n\n<script>z</script>\n')
  expect(html.match(/class="mdx-source"/g)).toHaveLength(4)
  expect(html).not.toMatch(/<a|<script/)
  expect(faults).toHaveLength(4)
})

test('attributes that are not listed are left out and named', () => {
  const { html, faults } = render('<b onclick="x" class="fixed" title="t">b</b>\n')
  expect(html).toBe('<p><b title="t">b</b></p>')
  expect(faults.join()).toMatch(/"onclick".*"class"/)
})

test('a link to a card leads to its page; an unsafe one keeps only its text', () => {
  const { html, faults } = render('[a](card:q-4k7m2x9p) [b](javascript:x) [c](https://example.org)\n')
  expect(html).toContain('<a href="/q/q-4k7m2x9p" data-card="q-4k7m2x9p">a</a> <a>b</a>')
  expect(html).toContain('<a href="https://example.org" rel="noopener noreferrer">c</a>')
  expect(faults).toEqual([expect.stringMatching(/^4:22 a link was taken off/)])
})

test('an image of another site is linked instead of loaded', () => {
  const { html } = render(
    '![seen](../img/a.png) ![remote](https://e.org/b.png) [![badge](https://e.org/c)](https://e.org)\n',
  )
  expect(html).toContain('<img src="/media/img/a.png" alt="seen" loading="lazy">')
  expect(html).toContain('<a href="https://e.org/b.png" rel="noopener noreferrer">remote</a>')
  expect(html).toContain('<a href="https://e.org" rel="noopener noreferrer">badge</a>')
})

test('headings get anchors that are unique in the card, whatever the script', () => {
  const { html } = render('# 标题\n\n## constructor\n', '### 标题\n')
  expect(html).toContain(
    '<h3 id="s-标题">标题<a class="heading-anchor" href="#s-标题" aria-hidden="true" tabindex="-1">#</a></h3>',
  )
  expect(html).toContain('id="s-标题-2"')
  expect(html).toContain('id="s-constructor"')
})

test('a reference finds its definition in another section, and footnotes of two sections do not clash', () => {
  const { html, faults } = render('[a][x] n[^1]\n\n', 'b n[^1]\n\n[x]: https://e.org\n\n[^1]: note\n')
  expect(html).toContain('<a href="https://e.org"')
  expect(html).toContain('<li id="fn-answer-1-fn-1">')
  expect(html).toContain('<li id="fn-answer-2-fn-1">')
  expect(faults).toEqual([])
})

test('what a footnote of another section holds is shown and reported where it was written', () => {
  const { html, faults } = render('n[^1] [a][x]\n\n', 'b\n\n[^1]: note {x} $a_b$\n\n[x]: javascript:y\n\n[^2]: alone\n')
  expect(html.match(/<code class="mdx-source">{x}<\/code>/g)).toHaveLength(1)
  expect(html.match(/\[\^2]: alone/g)).toHaveLength(1)
  expect(faults).toEqual([
    expect.stringMatching(/^4:7 a link was taken off/),
    '8:12 an expression is shown, not run',
    '12:1 nothing refers to "2"',
  ])
})

test('a long footnote is not repeated in each of many sections', () => {
  const { html } = render(...Array.from({ length: 200 }, () => 'n[^1]\n\n'), `[^1]: ${'long '.repeat(2_000)}\n`)
  expect(html.length).toBeLessThan(50_000)
})

test('a definition that nothing refers to is shown, a comment in Markdown style is not', () => {
  const { html, faults } = render('[x]: https://e.org\n\n[^1]: note\n\n[//]: # (secret)\n')
  expect(html).toContain('[x]: https://e.org')
  expect(html).toContain('[^1]: note')
  expect(html).not.toContain('secret')
  expect(faults).toHaveLength(2)
})

test('a task has a label, a table can be scrolled with the keyboard, no cell is lost', () => {
  const { html } = render('- [x] done *it*\n\n| a |\n|---|\n| 1 | 2 |\n')
  expect(html).toContain('<input type="checkbox" checked disabled aria-label="done it">')
  expect(html).toContain('<div class="table-scroll" tabindex="0"><table>')
  expect(html).toContain('<td>2</td>')
})

test('code is wrapped for the copy button', () => {
  expect(render('```c title="x"\na < b\n```\n').html).toBe(
    '<div class="code" data-lang="c" data-meta="title=&#x22;x&#x22;"><button type="button" class="code-copy" data-copy=""></button>' +
      '<pre class="shiki" tabindex="0"><code>a &#x3C; b</code></pre></div>',
  )
})

test('math is MathML, prices are prose, and what KaTeX does not know is shown as source', () => {
  const { html, faults } = render('$O(n)$ costs $5 and $10 or $\\foo$\n\n$$x$$\n')
  expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>O</mi>')
  expect(html).toContain('costs $5 and $10 or <code class="math-source">\\foo</code>')
  expect(html).toContain('<div class="math-display" tabindex="0">')
  expect(faults).toEqual([expect.stringMatching(/^4:28 a formula is shown as source/)])
})

test('invisible characters are made visible and reported', () => {
  const { html, faults } = render('a\u202Eb\0c\n')
  expect(html).toBe('<p>a[U+202E]b\uFFFDc</p>')
  expect(faults).toEqual(['4:2 the invisible character U+202E', '4:4 the invisible character U+0000'])
})

test('a section that is too tangled is shown as source, and the others render', () => {
  const { html, faults } = render(`${'*a_'.repeat(10_000)}\n\n`, '**b**\n')
  expect(html).toMatch(/^<pre tabindex="0"><code class="mdx-source">\*a_/)
  expect(html).toContain('<strong>b</strong>')
  expect(faults).toEqual(['4:1 this section is shown as source: too many marks in one text'])
})

test('lines are counted as Markdown counts them', () => {
  expect(render('a\r\n\r\rb {x}\r\n').faults).toEqual(['7:3 an expression is shown, not run'])
})

test('a rendering is kept under what it depends on: the bytes of the card and where it lies', () => {
  const card = { path: 'x/y.mdx', hash: 'a' }
  const keys = [card, { ...card, hash: 'b' }, { ...card, path: 'z/y.mdx' }].map(renderingKey)
  expect(new Set(keys).size).toBe(3)
  expect(renderingKey({ ...card })).toBe(keys[0])
})
