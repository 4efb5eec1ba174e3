import { expect, test } from 'vitest'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { createSite } from './site.ts'
import { addressesOf, cardText, chainOf } from './testing-site.ts'

async function page(bundle: ReturnType<typeof chainOf>, path: string): Promise<string> {
  const file = await createSite(bundle, { lang: 'zh', form: { kind: 'folder' } }).page(path)
  return String(file?.body)
}

test('the question is open, the answer is folded, and what follows can be seen', async () => {
  const html = await page(sampleBundle(), 'cards/q-root.html')
  expect(html).toContain('<section class="stage" data-stage="question" id="stage-question">')
  expect(html).toContain('<details class="stage" data-stage="answer" id="stage-answer"><summary')
  expect(html).toMatch(/<details [^>]*data-stage="followups"[^>]* open>/)
})

test('a name leads to the card it means, to its stage if one is named; what no card is called is words', async () => {
  const bundle = chainOf(
    cardText('q-one', 'The first?', 'See [[The second?#answer|there]] and [[somewhere else]].', ['[x](card:q-two)']),
    cardText('q-two', 'The second?', 'So.', []),
  )
  const html = await page(bundle, 'cards/q-one.html')
  expect(html).toContain('<a href="../cards/q-two.html#stage-answer">there</a> and <span>somewhere else</span>')
})

test('an image is a file of the site; one that is not there is its description', async () => {
  const [name] = sampleContents.images.keys()
  expect(addressesOf(await page(sampleBundle(), 'cards/q-left.html')).load).toContain(`../images/${name}`)
  const without = await page(sampleBundle({ images: new Map() }), 'cards/q-left.html')
  expect(without).not.toContain('<img')
  expect(without).toContain('The table')
})

test('a demo shows its source and what it printed, in plain text, and says that it cannot be run', async () => {
  const demos = new Map([...sampleContents.demos, ['hello/output.txt', Buffer.from('\x1b[31mhello\x1b[0m\x07\n')]])
  const html = await page(sampleBundle({ demos }), 'cards/q-left.html')
  expect(html).toContain('echo')
  expect(html).toContain('<samp>hello\n</samp>')
  expect(html).toContain('这里只能读，不能运行。')
})

test('a demo whose manifest cannot be read is only named', async () => {
  const demos = new Map([['hello/demo.json', Buffer.from('{')]])
  expect(await page(sampleBundle({ demos }), 'cards/q-left.html')).toContain('演示: hello')
})

test('a card names its own licence and authors, or those of the chain', async () => {
  const [id, text] = cardText('q-own', 'Mine?', 'So.', [])
  const own = text.replace('lang: en', 'lang: en\nlicense: MIT\nauthors: [{ name: Grace }]')
  const html = await page(chainOf([id, own]), 'cards/q-own.html')
  expect(html).toMatch(/class="rights"[^>]*><span>Grace<\/span><span><a [^>]*>MIT</)
  expect(await page(chainOf([id, text]), 'cards/q-own.html')).toMatch(/class="rights"[^>]*><span><a [^>]*>Ada</)
})

test('ids of several cards on one page do not clash', async () => {
  const body = '### Same\n\n[to it](#same) and a note[^1]\n\n[^1]: said'
  const bundle = chainOf(cardText('q-one', 'One?', body, ['[x](card:q-two)']), cardText('q-two', 'Two?', body, []))
  const html = await page(bundle, 'print.html')
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(html).toContain('<a href="#card-q-two.s-same">to it</a>')
})
