import { deflateRawSync } from 'node:zlib'
import { CardId } from '#core/card/card.ts'
import { zipOf } from '../testing-zip.ts'
import { contentHash, sha256 } from './content-hash.ts'
import { bytes, changed, entriesOf, forged, goodFiles, manifestOf, withEntry } from './testing-forge.ts'
import type { Hostile } from './testing-hostile-zip.ts'

const ROOT = 'cards/q-root.mdx'
const ROOT_TEXT = String(goodFiles().get(ROOT))
const withRoot = (change: (text: string) => string) => (): Buffer => forged(changed(ROOT, change))
const demo = (manifest: string): Buffer => forged({ 'demos/hello/demo.json': manifest })
const [IMAGE = ''] = [...goodFiles().keys()].filter((path) => path.startsWith('cards/images/'))
const listing = (change: (files: Map<string, Buffer>) => void): Buffer => {
  const files = goodFiles()
  const manifest = manifestOf(files)
  change(files)
  return zipOf(entriesOf(files, manifest))
}

/** Text that packs as others do. */
const numbers = (count: number): string => Array.from({ length: count }, (_, i) => (i * i).toString(36)).join(' ')

/** As much of what costs most as is still parsed. */
const intricate = (id: string): string =>
  ROOT_TEXT.replaceAll('q-root', id).replace(
    'One.',
    Array.from({ length: 2500 }, (_, i) => `*a${(i * i).toString(36)}_`).join(''),
  )

const hashFor = (root: string): string =>
  contentHash(
    CardId.parse(root),
    [...goodFiles()].map(([path, file]) => ({ path, sha256: sha256(file) })),
  )

/** What is bad about what a bundle says and holds. */
export const HOSTILE_CONTENT: readonly Hostile[] = [
  ['no manifest', 'no-manifest', () => zipOf([...goodFiles()].map(([name, file]) => ({ name, bytes: file })))],
  ['another format', 'unknown-format', () => forged({}, { format: 'mochi/1' })],
  ['no format', 'unknown-format', () => forged({}, { format: 7 })],
  ['the format of tomorrow', 'newer-format', () => forged({}, { format: 'qchain/2' })],
  ['a manifest that says more', 'broken-manifest', () => forged({}, { attempts: [] })],
  ['a licence that is none', 'broken-manifest', () => forged({}, { license: 'ask me' })],
  [
    'an author who is an address of a script',
    'broken-manifest',
    () => forged({}, { authors: [{ name: 'A', url: 'javascript:alert(1)' }] }),
  ],
  ['a manifest that is no JSON', 'no-json', () => withEntry({ name: 'manifest.json', bytes: bytes('{') })],
  [
    'a manifest that is no text',
    'no-text',
    () => withEntry({ name: 'manifest.json', bytes: Buffer.from([0x7b, 0xff, 0x7d]) }),
  ],
  [
    'a file that the manifest does not name',
    'unlisted',
    () => listing((files) => files.set('demos/hello/more.c', bytes('x'))),
  ],
  ['a file that is not there', 'absent', () => listing((files) => files.delete('LICENSE'))],
  ['no licence', 'absent', () => forged({ LICENSE: null })],
  [
    'a manifest that names itself',
    'doubled',
    () => forged({}, { files: [{ path: 'manifest.json', sha256: '0'.repeat(64), size: 1 }] }),
  ],
  [
    'a manifest that names a way out',
    'leads-out',
    () => forged({}, { files: [{ path: '../evil', sha256: '0'.repeat(64), size: 1 }] }),
  ],
  ['a file of another size', 'other-size', () => listing((files) => files.set('LICENSE', bytes('free')))],
  [
    'a file of the same size',
    'other-hash',
    () => listing((files) => files.set(ROOT, bytes(ROOT_TEXT.replace('closed', 'opened')))),
  ],
  ['another hash of it all', 'other-content', () => forged({}, { contentHash: '0'.repeat(64) })],
  ['another licence than it says', 'other-licence', () => forged({ LICENSE: 'SPDX-License-Identifier: MIT\n' })],
  [
    'a card of 2 MB',
    'card-too-large',
    withRoot(
      (text) => `${text}
${numbers(200_000)}
`,
    ),
  ],
  ['a card without a head', 'no-card', withRoot(() => '# Why?\n')],
  ['a card that unfolds', 'no-card', withRoot((text) => text.replace('topics:', 'a: &a [x]\nb: *a\ntopics:'))],
  ['a card in the place of another', 'other-id', withRoot((text) => text.replace('id: q-root', 'id: q-rood'))],
  ['a card that is no text', 'no-text', () => forged({ [ROOT]: Buffer.from([0x2d, 0xff, 0xfe]) })],
  ['a card with a mark before it', 'not-canonical', withRoot((text) => `\uFEFF${text}`)],
  ['a card with other line ends', 'not-canonical', withRoot((text) => text.replaceAll('\n', '\r\n'))],
  ['a card that is not composed', 'not-canonical', withRoot((text) => text.replace('port', 'po\u0301rt'))],
  [
    'a card with a note in its head',
    'not-canonical',
    withRoot((text) => text.replace('id: q-root', 'id: q-root # yours')),
  ],
  ['a card with a field of its own', 'not-canonical', withRoot((text) => text.replace('lang:', 'due: now\nlang:'))],
  ['a card with half a character', 'not-canonical', withRoot((text) => text.replace(/title: .*/, 'title: "\\ud800"'))],
  [
    'a card without a title that a line has',
    'not-canonical',
    withRoot((text) => text.replace(/title: .*/, 'title: " "')),
  ],
  ['a card of tagged values', 'no-card', withRoot((text) => text.replace('lang:', 'created: !!js/function x\nlang:'))],
  ['a card that goes on without an end', 'not-canonical', withRoot((text) => text.trimEnd())],
  ['a card that was put away', 'not-canonical', withRoot((text) => text.replace('lang:', 'archived: true\nlang:'))],
  ['a card without a licence', 'not-canonical', withRoot((text) => text.replace('license: CC-BY-4.0\n', ''))],
  [
    'a card that shows a file of whoever takes it',
    'not-canonical',
    withRoot((text) => text.replace('One.', '![x](/media/private/me.png)')),
  ],
  [
    'a card that shows a file above it',
    'not-canonical',
    withRoot((text) => text.replace('One.', '![x](../private/me.png)')),
  ],
  [
    'a card that shows a file far above it',
    'not-canonical',
    withRoot((text) => text.replace('One.', '![x](%2e%2e/../../../me.png)')),
  ],
  [
    'a card that shows an image that is not there',
    'not-canonical',
    withRoot((text) => text.replace('One.', '![x](images/0123456789abcdef.png)')),
  ],
  [
    'cards that take minutes to be read',
    'too-intricate',
    () => forged(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`cards/q-a${i}.mdx`, intricate(`q-a${i}`)]))),
  ],
  ['no root', 'no-root', () => forged({}, { root: 'q-gone', contentHash: hashFor('q-gone') })],
  [
    'a chain that says something else',
    'other-chain',
    () => forged({ 'chain.json': '{"edges":[],"nodes":[],"root":"q-root"}\n' }),
  ],
  ['a chain that is none', 'other-chain', () => forged({ 'chain.json': '{}\n' })],
  ['another title', 'other-title', () => forged({}, { title: 'Free money' })],
  ['another language', 'other-title', () => forged({}, { languages: ['zh'] })],
  ['a patch of nothing', 'no-base', () => forged({}, { kind: 'patch' })],
  [
    'a patch of a card that is not there',
    'base-alone',
    () => forged({ 'base/q-old.mdx': ROOT_TEXT.replaceAll('q-root', 'q-old') }, { kind: 'patch' }),
  ],
  ['a chain with a base', 'no-place', () => forged({ 'base/q-root.mdx': ROOT_TEXT })],
  [
    'a drawing called an image',
    'svg',
    () => forged({ [IMAGE]: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' }),
  ],
  ['a page called an image', 'no-image', () => forged({ [IMAGE]: '<!doctype html>' })],
  ['an image of another kind', 'other-kind', () => forged({ [IMAGE]: 'GIF89a' })],
  [
    'an image with another name',
    'other-name',
    () => forged({ 'cards/images/0123456789abcdef.png': goodFiles().get(IMAGE) ?? null }),
  ],
  ['an archive called source', 'archive', () => forged({ 'demos/hello/hello.sh': forged({}).subarray(0, 900) })],
  [
    'packed bytes called an image',
    'archive',
    () => forged({ [IMAGE]: Buffer.concat([bytes('\x1F'), Buffer.from([0x8b]), deflateRawSync(bytes('x'))]) }),
  ],
  ['a tape called source', 'archive', () => forged({ 'demos/hello/hello.sh': `${numbers(100).slice(0, 257)}ustar` })],
  ['a program called source', 'no-text', () => forged({ 'demos/hello/hello.sh': '\x7fELF\0' })],
  ['a demo without a manifest', 'broken-demo', () => forged({ 'demos/hello/demo.json': null })],
  [
    'a demo that asks for more',
    'broken-demo',
    () => demo('{"title":{"zh":"a","en":"a"},"lang":"sh","files":["hello.sh"],"limits":{"wallMs":99999999}}'),
  ],
  [
    'a demo that runs another file',
    'broken-demo',
    () => demo('{"title":{"zh":"a","en":"a"},"lang":"sh","files":["../../x.sh"]}'),
  ],
  [
    'a demo that expects without end',
    'broken-demo',
    () => demo('{"title":{"zh":"a","en":"a"},"lang":"sh","files":["hello.sh"],"expect":[{"regex":"("}]}'),
  ],
  [
    'a demo that names a file twice',
    'doubled-key',
    () => demo('{"title":{"zh":"a","en":"a"},"lang":"sh","files":["hello.sh"],"files":["evil.sh"]}'),
  ],
  ['a demo without its file', 'absent', () => forged({ 'demos/hello/hello.sh': null })],
  [
    'a demo of 300 kB',
    'broken-demo',
    () => forged({ 'demos/hello/hello.sh': Array.from({ length: 30_000 }, (_, i) => `echo ${i * i}\n`).join('') }),
  ],
  ['a file beside a demo', 'demo-beside', () => forged({ 'demos/hello/Makefile': 'all:\n' })],
]
