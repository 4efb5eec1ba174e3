import { makeBundle } from './make.ts'
import { zipOf, type TestEntry } from '../testing-zip.ts'
import type { Bundle } from './bundle.ts'
import { contentHash, canonicalJson, sha256 } from './content-hash.ts'
import { sampleContents } from './testing-bundle.ts'

export const bytes = (text: string): Buffer => Buffer.from(text)

/** The files of a good bundle, to be made into a bad one. */
export function goodFiles(): Map<string, Buffer> {
  const { files } = makeBundle(sampleContents)
  return new Map([...files].map(([path, file]) => [path, Buffer.from(file)]))
}

/** A manifest that says the truth of files, and what else it is told to. */
export function manifestOf(files: ReadonlyMap<string, Buffer>, lies: object = {}): object {
  const listed = [...files].map(([path, file]) => ({ path, sha256: sha256(file), size: file.length }))
  const { manifest } = makeBundle(sampleContents)
  return { ...manifest, files: listed, contentHash: contentHash(manifest.root, listed), ...lies }
}

export const entriesOf = (files: ReadonlyMap<string, Buffer>, manifest: object): readonly TestEntry[] => [
  { name: 'manifest.json', bytes: bytes(canonicalJson(manifest)) },
  ...[...files].map(([name, file]) => ({ name, bytes: file })),
]

/** A bundle whose files are those of a good one but for some, listed as they are. Null: it is left out. */
export function forged(changes: Readonly<Record<string, Buffer | string | null>>, lies: object = {}): Buffer {
  const files = goodFiles()
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) files.delete(path)
    else files.set(path, Buffer.from(content))
  }
  return zipOf(entriesOf(files, manifestOf(files, lies)))
}

/** A good bundle with one more entry, or another in the place of one. */
export function withEntry(entry: TestEntry): Buffer {
  const files = goodFiles()
  const entries = entriesOf(files, manifestOf(files))
  return zipOf([...entries.filter(({ name }) => name !== entry.name), entry])
}

/** The text of a card of a good bundle, changed. */
export const changed = (path: string, change: (text: string) => string): Record<string, string> => ({
  [path]: change(String(goodFiles().get(path))),
})

/** A good bundle as JSON, changed as text. */
export function jsonOf(change: (text: string) => string, bundle: Bundle = makeBundle(sampleContents)): Buffer {
  const { manifest, chain, files } = bundle
  const rest = [...files].filter(([path]) => path !== 'chain.json')
  const document = {
    manifest,
    chain,
    files: Object.fromEntries(rest.map(([path, file]) => [path, { base64: Buffer.from(file).toString('base64') }])),
  }
  return bytes(change(canonicalJson(document)))
}
