import { readBundle } from '#core/share/bundle/read.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { createSite, type SiteForm } from './site.ts'
import { addressesOf, cardText, chainOf, elementsOf, filesOf, idsOf } from './testing-site.ts'

const site = (bundle: Bundle, form: SiteForm = { kind: 'folder' }) => createSite(bundle, { lang: 'en', form })

const ODD = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<b>bold</b> & &lt;i&gt;',
  '升级时，监听的端口为什么没有断？',
  'مرحبا بالعالم؟',
  '\u202Eturned around',
  '👩‍👩‍👧 and 🧵?',
  '[[q-c1]] ![x](y) `code` $x$ {1 + 1}',
]

/** Chains of a few cards that lead to each other in any way, also to themselves and out of the chain. */
const chains = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc
    .array(
      fc.record({
        title: fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })),
        to: fc.array(fc.integer({ min: 0, max: count }), { maxLength: 4 }),
        named: fc.integer({ min: 0, max: count }),
      }),
      { minLength: count, maxLength: count },
    )
    .map((cards) =>
      chainOf(
        ...cards.map(({ title, to, named }, i) => {
          const body = `See [[q-c${named}#answer]], [it](card:q-c${named}), [out](https://example.org/), [lost](#none), [in](/settings) and ![no](images/none.png): $\\pmb{x}$.\n\n### A heading\n\n[up](#a-heading)`
          return cardText(`q-c${i}`, title, body, [...to.map((n) => `[next](card:q-c${n})`), title])
        }),
      ),
    ),
)

/** Addresses of a folder that lead nowhere. */
function deadEnds(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, html]) => {
    if (!path.endsWith('.html')) return []
    const { to, load } = addressesOf(html)
    return [...to, ...load].flatMap((address) => {
      if (/^(https?|mailto):/.test(address)) return []
      const target = new URL(address, `http://site/${path}`)
      const page = files.get(target.pathname.slice(1))
      // Where something is practised is for the script to know.
      const part = target.hash.startsWith('#practise') ? '' : decodeURIComponent(target.hash.slice(1))
      return page !== undefined && (part === '' || idsOf(page).has(part)) ? [] : [`${path}: ${address}`]
    })
  })
}

/** All odd titles, each card leading to the next. */
const odd = chainOf(
  ...ODD.map((title, i) =>
    cardText(`q-c${i}`, title, `${title}\n\n[[${title}]]`, [`[${title}](card:q-c${(i + 1) % ODD.length})`, title]),
  ),
)

test('every address on every page leads to a file of the site, and to a place in it', async () => {
  expect(deadEnds(await filesOf(site(sampleBundle())))).toEqual([])
  expect(deadEnds(await filesOf(site(odd)))).toEqual([])
  await fc.assert(
    fc.asyncProperty(chains, async (bundle) => {
      expect(deadEnds(await filesOf(site(bundle)))).toEqual([])
    }),
    { numRuns: 8 },
  )
})

/** What would run, load or send anything that the site itself did not put there. */
const livelyOf = (html: string): readonly string[] =>
  elementsOf(html).flatMap(({ tagName, properties }) => {
    const names = Object.keys(properties).filter((name) => /^(on|style|srcdoc|action|formaction|ping)/i.test(name))
    const isOwn =
      tagName !== 'script' || properties['type'] === 'application/json' || properties['src'] === 'x/viewer.js'
    return [...names, ...(isOwn && !['iframe', 'object', 'embed', 'base'].includes(tagName) ? [] : [tagName])]
  })

test('whatever titles and texts say, they are text', async () => {
  const form = { kind: 'share', base: 'x', isIndexed: false, preview: null } as const
  const lively = async (bundle: Bundle): Promise<readonly string[]> => {
    const pages = [...(await filesOf(site(bundle, form)))].filter(([path]) => path.endsWith('.html'))
    return pages.flatMap(([path, html]) => livelyOf(html).map((what) => `${path}: ${what}`))
  }
  expect(await lively(odd)).toEqual([])
  await fc.assert(
    fc.asyncProperty(chains, async (bundle) => {
      expect(await lively(bundle)).toEqual([])
    }),
    { numRuns: 8 },
  )
})

test('a folder loads nothing from elsewhere', async () => {
  for (const [path, html] of await filesOf(site(sampleBundle()))) {
    if (path.endsWith('.html')) expect(addressesOf(html).load.filter((one) => /^[a-z]*:|^\/\//.test(one))).toEqual([])
  }
})

test('the single file refers to no other, and its policy names just the script and the style in it', async () => {
  const file = await site(sampleBundle(), { kind: 'file' }).page('index.html')
  const html = String(file?.body)
  const { to, load } = addressesOf(html)
  expect(load.filter((one) => !one.startsWith('data:image/'))).toEqual([])
  expect(load.some((one) => one.startsWith('data:image/png;base64,iVBOR'))).toBe(true)
  const inner = to.filter((one) => !/^https?:|^#practise/.test(one))
  expect(inner.filter((one) => !one.startsWith('#') || !idsOf(html).has(one.slice(1)))).toEqual([])
  // It holds all leaves, so that going there would show the first of them.
  expect(to).not.toContain('#main')
  expect(file?.csp).toMatch(/script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:;/)
  expect(file?.csp).not.toContain('unsafe')
})

test('the same bundle gives the same bytes', async () => {
  for (const form of [{ kind: 'folder' }, { kind: 'file' }] as const) {
    expect(await filesOf(site(sampleBundle(), form))).toEqual(await filesOf(site(sampleBundle(), form)))
  }
})

test('on a server everything lies below its base, and search engines are told to leave it alone unless they may come', async () => {
  const share = { kind: 'share', base: '/share/t0ken', preview: 'https://example.org/p.png' } as const
  const [hidden, listed] = [false, true].map((isIndexed) => site(sampleBundle(), { ...share, isIndexed }))
  const html = String((await hidden?.page('cards/q-left.html'))?.body)
  const { to, load } = addressesOf(html)
  const own = [...to, ...load].filter((one) => !/^https?:|^#/.test(one))
  expect(own.filter((one) => !one.startsWith('/share/t0ken/'))).toEqual([])
  expect(html).toContain('<meta name="robots" content="noindex, nofollow">')
  expect(html).toContain('<meta property="og:image" content="https://example.org/p.png">')
  expect(html).not.toContain('http-equiv')
  expect(String((await listed?.page('index.html'))?.body)).not.toContain('noindex')
})

test('there is no page of another path', async () => {
  expect(await site(sampleBundle()).page('../secret')).toBeNull()
  expect(await site(sampleBundle(), { kind: 'file' }).page('cards/q-left.html')).toBeNull()
})

test('beside the pages lies the chain itself, which a library takes in; one file does without', async () => {
  const bundle = sampleBundle()
  const site = createSite(bundle, { lang: 'en', form: { kind: 'folder' } })
  const file = await site.page('chain.qchain')
  const read = await readBundle(Buffer.from(file?.body ?? ''))
  expect(read).toMatchObject({ ok: true, value: { manifest: bundle.manifest } })
  expect((await site.page('index.html'))?.body).toContain('href="chain.qchain"')
  const alone = await createSite(bundle, { lang: 'en', form: { kind: 'file' } }).page('index.html')
  expect(alone?.body).not.toContain('chain.qchain')
})
