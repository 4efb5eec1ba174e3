import { deflateRawSync } from 'node:zlib'
import { zipBytes } from '../zip.ts'
import type { Bundle } from './bundle.ts'
import { canonicalJson } from './content-hash.ts'
import { LIMITS } from './limits.ts'

/** A bundle as a zip file: the manifest first, then its files by path. The same bundle gives the same bytes. */
export function bundleZip({ manifest, files }: Bundle): Promise<Uint8Array> {
  const paths = manifest.files.map(({ path }) => path)
  return zipBytes(
    [
      { name: 'manifest.json', bytes: Buffer.from(canonicalJson(manifest)) },
      ...paths.map((name) => ({ name, bytes: files.get(name) ?? new Uint8Array(0) })),
    ].map((file) => ({ ...file, isStored: isTooTight(file.bytes) })),
  )
}

/** What would unpack to so many times its size that nobody takes it, such as a long line of blanks, is not packed. */
const isTooTight = (bytes: Uint8Array): boolean => bytes.length > LIMITS.ratio * deflateRawSync(bytes).length
