import type { Bundle } from './bundle.ts'
import { contentHash, sha256 } from './content-hash.ts'
import { refuse } from './fault.ts'
import { BundleChain, BundleManifest, FORMAT } from './manifest.ts'
import { checkPaths } from './paths.ts'
import { parseStrictJson } from './strict-json.ts'
import { issueOf, strictText } from './strict-text.ts'

/** `manifest.json`. Throws `Refused`. */
export function readManifest(value: unknown): BundleManifest {
  const format = formatOf(value)
  if (format !== FORMAT) {
    const isNewer = /^qchain\/[1-9]\d{0,8}$/.test(format)
    refuse(isNewer ? 'newer-format' : 'unknown-format', { said: format })
  }
  const manifest = BundleManifest.safeParse(value)
  if (!manifest.success) refuse('broken-manifest', { path: 'manifest.json', said: issueOf(manifest.error) })
  return manifest.data
}

const formatOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'format' in value && typeof value.format === 'string'
    ? value.format
    : 'none is named'

/** A bundle of a manifest and the files that it names, if they are exactly these. Throws `Refused`. */
export function assemble(manifest: BundleManifest, files: ReadonlyMap<string, Uint8Array>): Bundle {
  const listed = new Set(manifest.files.map(({ path }) => path))
  checkPaths(['manifest.json', ...manifest.files.map(({ path }) => path)])
  for (const path of files.keys()) if (!listed.has(path)) refuse('unlisted', { path })
  for (const path of ['chain.json', 'LICENSE', 'ATTRIBUTION.md']) if (!listed.has(path)) refuse('absent', { path })
  const inOrder = manifest.files.map(({ path, sha256: hash, size }) => {
    const bytes = files.get(path)
    if (bytes === undefined) refuse('absent', { path })
    if (bytes.byteLength !== size) refuse('other-size', { path })
    if (sha256(bytes) !== hash) refuse('other-hash', { path })
    return [path, bytes] as const
  })
  if (contentHash(manifest.root, manifest.files) !== manifest.contentHash) refuse('other-content')
  const chain = BundleChain.safeParse(parseStrictJson(strictText(files, 'chain.json'), 'chain.json'))
  if (!chain.success) refuse('other-chain', { path: 'chain.json', said: issueOf(chain.error) })
  return { manifest, chain: chain.data, files: new Map(inOrder) }
}
