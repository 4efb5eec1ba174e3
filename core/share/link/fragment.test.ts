import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { canonicalCard } from '#core/share/bundle/canonical.ts'
import { bundleJson, documentOf } from '#core/share/bundle/document.ts'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { MAX_JSON_BYTES, MAX_LENGTH } from './browser.ts'
import { readFragment, toFragment } from './fragment.ts'

const linkOf = (text: string): string => `#q1=${deflateRawSync(text).toString('base64url')}`

test('a bundle comes out of a link as it went in, with its images and demos', async () => {
  const fragment = toFragment(sampleBundle())
  if (!fragment.ok) throw new Error(fragment.error.kind)
  expect(fragment.value).toMatch(/^#q1=[\w-]+$/)
  for (const text of [fragment.value, fragment.value.slice(1)]) {
    const read = await readFragment(text)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(bundleJson(read.value)).toBe(bundleJson(sampleBundle()))
  }
})

test('whatever cards say comes out of a link as it went in', async () => {
  const [root] = sampleContents.cards
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.lorem(), async (title, text) => {
      const source = `---\nid: q-root\ntitle: ${JSON.stringify(title)}\n---\n${text}\n${title}`
      const canonical = canonicalCard(parseCard(source, 'a.mdx'), sampleContents, new Map())
      if (!canonical.ok || root === undefined) return
      const bundle = sampleBundle({ cards: new Map([[root[0], canonical.value]]) })
      const fragment = toFragment(bundle)
      const read = fragment.ok && (await readFragment(fragment.value))
      expect(read && read.ok && documentOf(read.value)).toEqual(documentOf(bundle))
    }),
    { numRuns: 50 },
  )
})

test('six of the shipped cards fit into a link, and twelve do not', async () => {
  const folder = path.resolve(import.meta.dirname, '../../../content/smooth-upgrade')
  const cards = await Promise.all(
    (await readdir(folder)).toSorted().map(async (name) => {
      const parsed = parseCard(await readFile(path.join(folder, name), 'utf8'), `smooth-upgrade/${name}`)
      const text = canonicalCard(parsed, sampleContents, new Map())
      if (!parsed.card || !text.ok) throw new Error(name)
      return [parsed.card.id, text.value] as const
    }),
  )
  const link = (count: number) => toFragment(sampleBundle({ cards: new Map(cards.slice(0, count)) }))
  expect(link(6)).toMatchObject({ ok: true })
  expect(link(12)).toEqual({ ok: false, error: { kind: 'too-long', limit: MAX_LENGTH, length: expect.any(Number) } })
})

test('what images and demos take counts as well', () => {
  const demos = new Map([['hello/output.txt', randomBytes(40_000)]])
  expect(toFragment(sampleBundle({ demos }))).toMatchObject({ ok: false, error: { limit: MAX_LENGTH } })
  const blank = new Map([['hello/output.txt', Buffer.alloc(MAX_JSON_BYTES, ' ')]])
  expect(toFragment(sampleBundle({ demos: blank }))).toMatchObject({ ok: false, error: { limit: MAX_JSON_BYTES } })
})

test.each([
  ['nothing', '', 'no-bundle'],
  ['another fragment', '#stage-3', 'no-bundle'],
  ['another form', '#q2=AAAA', 'no-bundle'],
  ['marks that are none', '#q1=AA+A', 'no-bundle'],
  ['marks that nothing is written with', '#q1=A!%A', 'no-bundle'],
  ['bits too many', '#q1=AB', 'no-bundle'],
  ['a length that is none', '#q1=AAAAA', 'no-bundle'],
  ['more than a link', `#q1=${'A'.repeat(MAX_LENGTH)}`, 'too-large'],
  ['what was never packed', `#q1=${Buffer.from('hello').toString('base64url')}`, 'broken-packing'],
  ['half of what was packed', linkOf('hello there').slice(0, -4), 'no-bundle'],
  ['bytes that are no text', `#q1=${deflateRawSync(Buffer.from([0xff])).toString('base64url')}`, 'broken-packing'],
  ['a bomb', linkOf(' '.repeat(20_000_000)), 'too-large-unpacked'],
  ['what is no JSON', linkOf('{'), 'no-json'],
  ['a bundle of tomorrow', linkOf('{"manifest":{"format":"qchain/2"}}'), 'newer-format'],
  ['a list', linkOf('[]'), 'no-bundle'],
])('a link with %s is refused', async (_, fragment, kind) => {
  expect(await readFragment(fragment)).toMatchObject({ ok: false, error: { kind } })
})
