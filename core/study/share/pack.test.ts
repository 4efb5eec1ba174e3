import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { type Bundle, cardsIn, textIn } from '#core/share/bundle/bundle.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { addVersion, versionsOf } from '#core/store/chain-versions.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { writeTestDemo } from '../testing-demos.ts'
import { packChain, sendOut } from './pack.ts'
import type { PackOptions } from './packed.ts'
import { changeSharingSettings } from './settings.ts'

const ROOT = cardId('q-root')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A chain of two cards, with somebody to be named. */
async function library(rootText = 'Because.'): Promise<TestLibrary> {
  const ctx = await emptyLibrary()
  await ctx.write('net/root.mdx', cardSource('q-root', ['q-leaf', 'And then?'], rootText))
  await ctx.write('net/leaf.mdx', cardSource('q-leaf'))
  await changeSharingSettings(ctx.db, { author: { name: 'Ada' } })
  return ctx
}

async function packed(ctx: TestLibrary, options?: PackOptions) {
  const made = await packChain(ctx, ROOT, options)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}

async function sent(ctx: TestLibrary, options?: PackOptions) {
  const made = await sendOut(ctx, ROOT, options)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}

const remarksOf = async (ctx: TestLibrary) => (await packed(ctx)).remarks

/** As if it had come from elsewhere. */
const arrive = (ctx: TestLibrary, bundle: Bundle) =>
  addVersion(ctx.db, { bundle, way: 'in', at: ctx.now(), batch: crypto.randomUUID() })

test('a chain goes out with all that its follow-ups lead to, and with who wrote it under which licence', async () => {
  const ctx = await library()
  await ctx.write('net/other.mdx', cardSource('q-other'))
  const { bundle, isNew } = await packed(ctx)
  expect(cardsIn(bundle).map(({ id }) => id)).toEqual(['q-root', 'q-leaf'])
  expect(bundle.manifest).toMatchObject({ kind: 'chain', version: 1, license: 'CC-BY-4.0', authors: [{ name: 'Ada' }] })
  expect(parseCard(textIn(bundle, 'cards/q-leaf.mdx') ?? '', 'x').card).toMatchObject({
    license: 'CC-BY-4.0',
    authors: [{ name: 'Ada' }],
  })
  expect(isNew).toBe(true)
  expect(await versionsOf(ctx.db, bundle.manifest.chainId)).toEqual([])
})

test('packed twice it is the same, and the file is read as it is at that moment', async () => {
  const ctx = await library()
  const first = await packed(ctx)
  expect((await packed(ctx)).bundle).toEqual(first.bundle)
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', [], 'More.'))
  expect((await packed(ctx)).bundle.manifest.contentHash).not.toBe(first.bundle.manifest.contentHash)
})

test('what went out is on record once, and what goes out after it counts on from there', async () => {
  const ctx = await library()
  const first = await sent(ctx)
  const again = await sent(ctx)
  expect(again).toMatchObject({ isNew: false, versionId: first.versionId })
  expect(again.bundle.manifest).toEqual(first.bundle.manifest)
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', [], 'More.'))
  const second = await sent(ctx)
  expect(second.bundle.manifest).toMatchObject({
    chainId: first.bundle.manifest.chainId,
    version: 2,
    ancestors: [first.bundle.manifest.contentHash],
  })
  expect(await versionsOf(ctx.db, first.bundle.manifest.chainId)).toHaveLength(2)
})

test('under another licence it is another version of the same content where the cards name one of their own', async () => {
  const ctx = await emptyLibrary()
  await ctx.write('root.mdx', cardSource('q-root').replace('lang: en', 'lang: en\nlicense: MIT'))
  const first = await sent(ctx)
  const second = await sent(ctx, { license: 'CC0-1.0' })
  expect(second.bundle.manifest.contentHash).toBe(first.bundle.manifest.contentHash)
  expect(second).toMatchObject({ isNew: true, remarks: [{ kind: 'other-license', license: 'MIT' }] })
  expect((await packed(ctx)).bundle.manifest.license).toBe('CC-BY-4.0')
})

test('whoever takes their name out of the settings is named no more, though all is as it was', async () => {
  const [theirs, mine] = [await library(), await library()]
  const { bundle } = await sent(theirs)
  for (const { id, source } of cardsIn(bundle)) await mine.write(`net/${id.slice(2)}.mdx`, source)
  await arrive(mine, bundle)
  await mine.write('net/leaf.mdx', (textIn(bundle, 'cards/q-leaf.mdx') ?? '').replace('Why', 'Why on earth'))
  await changeSharingSettings(mine.db, { author: { name: 'Bob' } })
  expect((await sent(mine)).bundle.manifest.authors).toEqual([{ name: 'Ada' }, { name: 'Bob' }])
  await changeSharingSettings(mine.db, { author: null })
  expect((await sent(mine)).bundle.manifest).toMatchObject({ version: 3, authors: [{ name: 'Ada' }] })
})

test('a question without a title goes out though its line is cut within a character', async () => {
  const ctx = await library()
  await ctx.write(
    'net/root.mdx',
    cardSource('q-root')
      .replace(/title: .*/, 'note: none')
      .replace(/(?<=## 1.*\n\n).*/, `a${'😀'.repeat(200)}`),
  )
  expect((await packed(ctx)).bundle.manifest.title).toBe(`a${'😀'.repeat(149)}`)
})

test('a patch has what those it is for have not seen, though others were sent it', async () => {
  const ctx = await library()
  await arrive(ctx, (await packed(ctx)).bundle)
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', ['q-added']))
  await ctx.write('net/added.mdx', cardSource('q-added', [], 'Said to a friend.'))
  await sent(ctx)
  expect(cardsIn((await packed(ctx, { patch: true })).bundle).map(({ id }) => id)).toEqual(['q-added', 'q-leaf'])
  await ctx.write('net/added.mdx', cardSource('q-added', [], 'Said to all.'))
  const { bundle } = await packed(ctx, { patch: true })
  expect([...bundle.files.values()].map((bytes) => Buffer.from(bytes).toString()).join()).not.toContain('a friend')
})

test('a patch of a card that was missing until now can be read', async () => {
  const ctx = await library()
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', ['q-added']))
  await arrive(ctx, (await packed(ctx)).bundle)
  await ctx.write('net/added.mdx', cardSource('q-added'))
  const { bundle } = await packed(ctx, { patch: true })
  expect(await readBundle(await bundleZip(bundle))).toMatchObject({ ok: true })
})

test('a chain that came in goes out as what it came in as, until something of it is changed', async () => {
  const [theirs, mine] = [await library(), await library()]
  await changeSharingSettings(mine.db, { author: { name: 'Bob' }, license: 'MIT' })
  const { bundle } = await sent(theirs)
  for (const { id, source } of cardsIn(bundle)) await mine.write(`net/${id.slice(2)}.mdx`, source)
  await arrive(mine, bundle)
  expect(await packed(mine)).toMatchObject({ bundle: { manifest: bundle.manifest }, isNew: false })

  await mine.write('net/leaf.mdx', (textIn(bundle, 'cards/q-leaf.mdx') ?? '').replace('Why', 'Why on earth'))
  expect((await packed(mine)).bundle.manifest).toMatchObject({
    chainId: bundle.manifest.chainId,
    version: 2,
    license: 'CC-BY-4.0',
    authors: [{ name: 'Ada' }, { name: 'Bob' }],
    ancestors: [bundle.manifest.contentHash],
  })
})

test('nobody is named for cards that came in from somebody without a name', async () => {
  const [theirs, mine] = [await library(), await library()]
  await changeSharingSettings(theirs.db, { author: null })
  const { bundle } = await sent(theirs)
  for (const { id, source } of cardsIn(bundle)) await mine.write(`net/${id.slice(2)}.mdx`, source)
  await arrive(mine, bundle)
  expect((await packed(mine)).bundle.manifest).toEqual(bundle.manifest)
})

test('what was taken back is no past, but its number is not used again', async () => {
  const [theirs, mine] = [await library('Theirs.'), await library('Mine.')]
  await sent(theirs)
  await theirs.write('net/leaf.mdx', cardSource('q-leaf', [], 'More.'))
  const { bundle } = await sent(theirs)
  const batch = crypto.randomUUID()
  await addVersion(mine.db, { bundle, way: 'in', at: mine.now(), batch })
  await addVersion(mine.db, { bundle, way: 'back', at: mine.now(), batch })
  expect((await packed(mine)).bundle.manifest).toMatchObject({ version: 3, ancestors: [], authors: [{ name: 'Ada' }] })
})

test('a fork is a chain of its own that says what it began from', async () => {
  const ctx = await library()
  const { manifest } = (await sent(ctx)).bundle
  const fork = (await sent(ctx, { fork: true })).bundle.manifest
  expect(fork.chainId).not.toBe(manifest.chainId)
  const { chainId, version, contentHash, title, license, authors } = manifest
  expect(fork).toMatchObject({ version: 1, forkedFrom: [{ chainId, version, contentHash, title, license, authors }] })
  expect((await packed(ctx)).bundle.manifest).toMatchObject({ chainId: fork.chainId, forkedFrom: fork.forkedFrom })
})

test('a patch holds what was changed or added, each card with the text it was changed from', async () => {
  const ctx = await library()
  expect(await packChain(ctx, ROOT, { patch: true })).toEqual({ ok: false, error: { kind: 'not-taken-in' } })
  const { bundle } = await packed(ctx)
  await arrive(ctx, bundle)
  expect(await packChain(ctx, ROOT, { patch: true })).toEqual({ ok: false, error: { kind: 'nothing-changed' } })

  await ctx.write('net/leaf.mdx', cardSource('q-leaf', ['q-added'], 'More.'))
  await ctx.write('net/added.mdx', cardSource('q-added'))
  const { bundle: patch } = await packed(ctx, { patch: true })
  expect(patch.manifest).toMatchObject({ kind: 'patch', version: 2, ancestors: [bundle.manifest.contentHash] })
  expect(cardsIn(patch).map(({ id }) => id)).toEqual(['q-added', 'q-leaf'])
  expect(textIn(patch, 'base/q-leaf.mdx')).toBe(textIn(bundle, 'cards/q-leaf.mdx'))
  expect(textIn(patch, 'base/q-added.mdx')).toBeNull()
})

test('of a demo that was changed a patch has the card that shows it', async () => {
  const ctx = await library('\n\n<Demo id="hello" />\n')
  await writeTestDemo(ctx, 'hello')
  await arrive(ctx, (await packed(ctx)).bundle)
  await ctx.write('demos/hello/main.sh', 'echo "hello again"\n')
  const { bundle } = await packed(ctx, { patch: true })
  expect(cardsIn(bundle).map(({ id }) => id)).toEqual(['q-root'])
  expect(textIn(bundle, 'demos/hello/main.sh')).toBe('echo "hello again"\n')
})

test('images go along under the hash of their bytes, and what is no image stays', async () => {
  const ctx = await library('\n\n![a](a.png) ![b](sub/b.png) ![c](gone.png) ![d](d.svg) [e](e.pdf)\n')
  for (const name of ['a.png', 'sub/b.png']) await ctx.write(`net/${name}`, '')
  for (const name of ['a.png', 'sub/b.png']) await writeFile(path.join(ctx.contentDir, 'net', name), PNG)
  await ctx.write('net/d.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await ctx.write('net/e.pdf', '%PDF')
  const { bundle, remarks } = await packed(ctx)
  const images = [...bundle.files.keys()].filter((one) => one.startsWith('cards/images/'))
  expect(images).toEqual([expect.stringMatching(/^cards\/images\/[0-9a-f]{16}\.png$/)])
  const address = images[0]?.slice('cards/'.length) ?? ''
  expect(textIn(bundle, 'cards/q-root.mdx')).toContain(`![a](${address}) ![b](${address})`)
  const left = remarks.flatMap((one) => (one.kind === 'file-left-out' ? [[one.path, one.why, one.line]] : []))
  expect(left).toEqual([
    ['net/gone.png', 'missing', 13],
    ['net/d.svg', 'svg', 13],
    ['net/e.pdf', 'no-image', 13],
  ])
})

test('whoever sends it out is told what leads outside, what is hidden in it, and what is put away', async () => {
  const ctx = await library(
    '[out](card:q-other) [[Question q-other?]] [[leaf]] [[Question q-leaf?]] {/* hm */} `{/* ok */}`\n\n[//]: # (later)',
  )
  await ctx.write('net/other.mdx', cardSource('q-other'))
  await ctx.write('net/leaf.mdx', cardSource('q-leaf', ['q-gone']).replace('lang: en', 'lang: en\narchived: true'))
  const at = { cardId: 'q-root', line: 11 }
  expect(await remarksOf(ctx)).toEqual([
    { kind: 'leads-outside', ...at, to: 'q-other' },
    { kind: 'name-outside', ...at, name: 'Question q-other?' },
    { kind: 'name-of-file', ...at, name: 'leaf' },
    { kind: 'comment', ...at },
    { kind: 'comment', ...at, line: 13 },
    { kind: 'archived', cardId: 'q-leaf' },
    { kind: 'missing-follow-up', cardId: 'q-leaf', line: 16, to: 'q-gone' },
  ])
})

test('whoever sends it out is told of places on this computer that it names, but for those in programs', async () => {
  const ctx = await library(
    '[a](file:///home/ada/a.txt) ![b](</home/ada/b.png>) [c](C:\\\\ada) `[d](/etc/d)` [e](/home) [f](//example.org) [g](/guide)\n\n' +
      '```sh\ncat file:///etc/passwd\n```',
  )
  const found = (await remarksOf(ctx)).flatMap((one) => (one.kind === 'local-address' ? [[one.address, one.line]] : []))
  expect(found).toEqual(
    ['file:///home/ada/a.txt', '/home/ada/b.png', 'C:\\\\ada', '/home'].map((address) => [address, 11]),
  )
})

test('a card that cannot be read keeps its chain here, with the place named', async () => {
  const ctx = await library()
  await packed(ctx)
  await ctx.write('net/leaf.mdx', '---\nid: [\n---\n')
  expect(await packChain(ctx, ROOT)).toMatchObject({
    ok: false,
    error: { kind: 'unreadable-card', cardId: 'q-leaf', problem: { file: 'net/leaf.mdx', severity: 'error' } },
  })
  expect(await packChain(ctx, cardId('q-nobody'))).toEqual({
    ok: false,
    error: { kind: 'unknown-card', cardId: 'q-nobody' },
  })
})
