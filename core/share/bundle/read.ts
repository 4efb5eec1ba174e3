import { err, ok, type Result } from '#core/result.ts'
import { assemble, readManifest } from './assemble.ts'
import type { Bundle } from './bundle.ts'
import { checkCards } from './check-cards.ts'
import { checkFiles } from './check-files.ts'
import { BundleDocument, bundleIn } from './document.ts'
import { type BundleFault, Refused, refuse } from './fault.ts'
import { type BundleLimits, JSON_GROWTH, LIMITS } from './limits.ts'
import { parseStrictJson } from './strict-json.ts'
import { issueOf, strictText } from './strict-text.ts'
import { unzip } from './unzip.ts'

const MANIFEST = 'manifest.json'

/**
 * Reads a bundle from anywhere, zip or JSON, as its first bytes say. All of it is looked at before any of it is given out, and
 * nothing is written anywhere: bytes come in, a value goes out. Refused is whatever a bundle that this program made would not
 * be, each for its own reason.
 */
export async function readBundle(
  bytes: Uint8Array,
  limits: Partial<BundleLimits> = {},
): Promise<Result<Bundle, BundleFault>> {
  try {
    const bundle = unpacked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { ...LIMITS, ...limits })
    checkFiles(bundle)
    await checkCards(bundle)
    return ok(bundle)
  } catch (error) {
    if (error instanceof Refused) return err(error.fault)
    throw error
  }
}

function unpacked(bytes: Buffer, limits: BundleLimits): Bundle {
  const isJson = /^\s*\{/.test(bytes.toString('latin1', 0, 100))
  const limit = limits.bytes * (isJson ? JSON_GROWTH : 1)
  if (bytes.length > limit) refuse('too-large', { limit })
  if (isJson) return ofJson(bytes, limits)
  // What begins with something else and ends as a zip file does is one with something before it.
  const isZip =
    bytes.toString('latin1', 0, 2) === 'PK' || bytes.toString('latin1', bytes.length - 22).startsWith('PK\x05\x06')
  return isZip ? ofZip(unzip(bytes, limits)) : refuse('no-bundle')
}

function ofZip(entries: ReadonlyMap<string, Uint8Array>): Bundle {
  if (!entries.has(MANIFEST)) refuse('no-manifest')
  const manifest = readManifest(parseStrictJson(strictText(entries, MANIFEST), MANIFEST))
  return assemble(manifest, new Map([...entries].filter(([path]) => path !== MANIFEST)))
}

function ofJson(bytes: Buffer, limits: BundleLimits): Bundle {
  const path = 'bundle.json'
  const value = parseStrictJson(strictText(new Map([[path, bytes]]), path), path)
  // Before anything else: a newer version may have other parts.
  if (typeof value === 'object' && value !== null && 'manifest' in value) readManifest(value.manifest)
  else refuse('no-manifest')
  const document = BundleDocument.safeParse(value)
  if (!document.success) refuse('no-document', { path, said: issueOf(document.error) })
  const { files } = document.data.manifest
  if (files.length + 1 > limits.files) refuse('too-many-files', { limit: limits.files })
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > limits.bytes) refuse('too-large-unpacked', { limit: limits.bytes })
  return bundleIn(document.data)
}
