import { hostname, homedir } from 'node:os'
import { expect, test } from 'vitest'
import { type Bundle, cardsIn } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { readFragment, toFragment } from '#core/share/link/fragment.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { createSite, type Site } from '#core/site/site.ts'
import { STAYS_HERE } from '#core/store/history-tables.ts'
import { TABLES } from '#core/store/under-way-tables.ts'
import { libraryText } from '../export/testing-library.ts'
import { cardId, emptyLibrary } from '../testing.ts'
import { packChain } from './pack.ts'
import { SIGNS, plantFiles, plantRows, privateRows } from './testing-canaries.ts'

/** All that can be read of a bundle, by the file in which it stands. */
const textsIn = ({ manifest, chain, files }: Bundle): readonly string[] => [
  JSON.stringify(manifest),
  JSON.stringify(chain),
  ...[...files].flatMap(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString('utf8'),
    Buffer.from(bytes).toString('latin1'),
  ]),
]

/** Every form in which a chain leaves: what can be read of it. */
const FORMS: Readonly<Record<string, (bundle: Bundle) => Promise<readonly string[]>>> = {
  zip: async (bundle) => [
    Buffer.from(await bundleZip(bundle)).toString('latin1'),
    ...(await unpacked(await bundleZip(bundle))),
  ],
  json: async (bundle) => [bundleJson(bundle), ...(await unpacked(Buffer.from(bundleJson(bundle))))],
  fragment: async (bundle) => {
    const fragment = toFragment(bundle)
    if (!fragment.ok) throw new Error(fragment.error.kind)
    return [fragment.value, ...textsOf(await readFragment(fragment.value))]
  },
  site: (bundle) => pagesOf(createSite(bundle, { lang: 'zh', form: { kind: 'folder' } })),
  'single file': (bundle) => pagesOf(createSite(bundle, { lang: 'en', form: { kind: 'file' } })),
}

async function pagesOf(site: Site): Promise<readonly string[]> {
  const pages = await Promise.all(site.paths.map((path) => site.page(path)))
  return [
    ...site.paths,
    ...pages.flatMap((page) => (page ? [page.csp, Buffer.from(page.body).toString('latin1')] : [])),
  ]
}

const textsOf = (read: Awaited<ReturnType<typeof readBundle>>): readonly string[] => {
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return textsIn(read.value)
}

const unpacked = async (bytes: Uint8Array): Promise<readonly string[]> => textsOf(await readBundle(bytes))

async function library() {
  const ctx = await emptyLibrary()
  await plantFiles(ctx)
  const rows = privateRows()
  await plantRows(ctx, rows)
  return { ctx, rows }
}

async function sharedFrom(ctx: Awaited<ReturnType<typeof library>>['ctx']): Promise<Bundle> {
  const made = await packChain(ctx, cardId('q-root'))
  if (!made.ok) throw new Error(made.error.kind)
  return made.value.bundle
}

test('every table has a row with something private in it, about the card that goes out', async () => {
  const { ctx, rows } = await library()
  expect(Object.keys(rows).toSorted()).toEqual([...TABLES.map(({ name }) => name), ...STAYS_HERE].toSorted())
  for (const [name, facts] of Object.entries(rows))
    expect(JSON.stringify(facts), name).toMatch(/canary-of-|981173106789/)
  const all = await libraryText(ctx)
  for (const word of ['canary-of-thought', 'canary-of-entry', 'canary-of-setting', 'canary-of-mark']) {
    expect(all).toContain(word)
  }
})

test.each(Object.entries(FORMS))('nothing private is in a chain as %s', async (_, readable) => {
  const { ctx } = await library()
  const bundle = await sharedFrom(ctx)
  const texts = await readable(bundle)
  // What is looked through is the chain, with all that it shows.
  expect(cardsIn(bundle).map(({ id }) => id)).toEqual(['q-root', 'q-leaf'])
  expect([...bundle.files.keys()].filter((file) => /^(cards\/images|demos)\//.test(file))).toHaveLength(6)
  expect(texts.join('\n')).toContain('Why q-leaf?')
  const isPrivate = [/canary/i, ...[ctx.contentDir, ctx.dataDir, homedir(), hostname(), ...SIGNS].map(plainly)]
  const found = texts.flatMap((text) => isPrivate.flatMap((words) => words.exec(text)?.[0] ?? []))
  expect(found).toEqual([])
})

/** As a word of its own: short names are parts of others. */
const plainly = (text: string): RegExp => new RegExp(`(?<![\\w-])${text.replace(/[^\w]/g, '\\$&')}(?![\\w-])`)
