import { imageKindOf } from '#core/card/image-kind.ts'
import { badExpectation } from '#core/demo/expect.ts'
import { Manifest } from '#core/demo/manifest.ts'
import { type Bundle, filesUnder } from './bundle.ts'
import { sha256 } from './content-hash.ts'
import { refuse } from './fault.ts'
import { parseStrictJson } from './strict-json.ts'
import { issueOf, strictText } from './strict-text.ts'

/** As many as core/demo reads of one. */
const MAX_DEMO_BYTES = 256 * 1024
const RECORDED = 'output.txt'

/** How archives begin, and where. */
const ARCHIVES: readonly (readonly [at: number, bytes: string])[] = [
  [0, 'PK\x03\x04'],
  [0, 'PK\x05\x06'],
  [0, '\x1F\x8B'],
  [0, 'BZh'],
  [0, '\xFD7zXZ\0'],
  [0, '7z\xBC\xAF\x27\x1C'],
  [0, 'Rar!\x1A\x07'],
  [0, '\x28\xB5\x2F\xFD'],
  [0, '\x04\x22\x4D\x18'],
  [257, 'ustar'],
]

/** Whether images are images, demos are demos, and nothing is an archive. Throws `Refused`. */
export function checkFiles(bundle: Bundle): void {
  for (const [path, bytes] of bundle.files) {
    const buffer = Buffer.from(bytes)
    const isArchive = ARCHIVES.some(([at, head]) => buffer.toString('latin1', at, at + head.length) === head)
    if (isArchive) refuse('archive', { path })
  }
  for (const [name, bytes] of filesUnder(bundle, 'cards/images/')) checkImage(`cards/images/${name}`, name, bytes)
  for (const path of ['LICENSE', 'ATTRIBUTION.md']) strictText(bundle.files, path)
  const licence = /^SPDX-License-Identifier: (.*)$/m.exec(strictText(bundle.files, 'LICENSE'))?.[1]
  if (licence !== bundle.manifest.license) refuse('other-licence', { path: 'LICENSE' })
  const ids = new Set([...filesUnder(bundle, 'demos/').keys()].map((path) => path.split('/')[0] ?? ''))
  for (const id of ids) checkDemo(bundle, id)
}

function checkImage(path: string, name: string, bytes: Uint8Array): void {
  const kind = imageKindOf(bytes)
  const [hash, ending] = name.split('.')
  if (kind === 'svg') refuse('svg', { path })
  if (kind === null) refuse('no-image', { path })
  if (kind !== ending) refuse('other-kind', { path, said: kind })
  if (sha256(bytes).slice(0, 16) !== hash) refuse('other-name', { path })
}

function checkDemo({ files }: Bundle, id: string): void {
  const folder = `demos/${id}/`
  const path = `${folder}demo.json`
  if (!files.has(path)) refuse('broken-demo', { path, said: 'is missing' })
  const manifest = Manifest.safeParse(parseStrictJson(strictText(files, path), path))
  if (!manifest.success) refuse('broken-demo', { path, said: issueOf(manifest.error) })
  for (const expectation of manifest.data.expect) {
    const reason = badExpectation(expectation)
    if (reason !== null) refuse('broken-demo', { path, said: reason })
  }
  const known = new Set(['demo.json', RECORDED, ...manifest.data.files].map((name) => folder + name))
  const there = [...files.keys()].filter((one) => one.startsWith(folder))
  for (const one of there) if (!known.has(one)) refuse('demo-beside', { path: one })
  const sizes = manifest.data.files.map((name) => Buffer.byteLength(strictText(files, folder + name)))
  if (sizes.reduce((sum, size) => sum + size, 0) > MAX_DEMO_BYTES) {
    refuse('broken-demo', { path, said: 'its files are too large', limit: MAX_DEMO_BYTES })
  }
  for (const one of there) if (strictText(files, one).includes('\0')) refuse('no-text', { path: one })
}
