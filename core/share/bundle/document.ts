import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { assemble } from './assemble.ts'
import type { Bundle } from './bundle.ts'
import { canonicalJson } from './content-hash.ts'
import { type BundleFault, Refused, refuse } from './fault.ts'
import { BundleChain, BundleManifest } from './manifest.ts'

const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text

/** A file of a bundle in JSON: as text where it is text. */
const FileContent = z.union([
  z.strictObject({ text: z.string() }),
  // Not by a pattern: those of a million characters are more than patterns take.
  z.strictObject({ base64: z.string().refine(isBase64, 'is not base64').meta({ contentEncoding: 'base64' }) }),
])

/** A whole bundle as one JSON. `files`: all of the manifest but `chain.json`, by path. */
export const BundleDocument = z.strictObject({
  manifest: BundleManifest,
  chain: BundleChain,
  files: z.record(z.string(), FileContent),
})
export type BundleDocument = z.infer<typeof BundleDocument>

/** A bundle as one value of JSON. */
export function documentOf({ manifest, chain, files }: Bundle): BundleDocument {
  const rest = [...files].filter(([path]) => path !== 'chain.json')
  return { manifest, chain, files: Object.fromEntries(rest.map(([path, bytes]) => [path, contentOf(bytes)])) }
}

/** The same bundle gives the same text. */
export const bundleJson = (bundle: Bundle): string => canonicalJson(documentOf(bundle))

/**
 * The bundle that a document holds, if its parts are those that its manifest names. Whether its cards, images and demos are
 * what they should be is not looked at: see read.ts.
 */
export function bundleOf(document: BundleDocument): Result<Bundle, BundleFault> {
  try {
    return ok(bundleIn(document))
  } catch (error) {
    if (error instanceof Refused) return err(error.fault)
    throw error
  }
}

/** The same, and throws `Refused`. */
export function bundleIn({ manifest, chain, files }: BundleDocument): Bundle {
  if (Object.hasOwn(files, 'chain.json')) refuse('doubled', { path: 'chain.json' })
  const bytes = Object.entries(files).map(([path, content]) => [path, bytesOf(content)] as const)
  return assemble(manifest, new Map([['chain.json', Buffer.from(canonicalJson(chain))], ...bytes]))
}

const bytesOf = (content: z.infer<typeof FileContent>): Uint8Array =>
  'text' in content ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64')

/** Text with marks that a reader of JSON would not see is bytes. */
function contentOf(bytes: Uint8Array): z.infer<typeof FileContent> {
  const buffer = Buffer.from(bytes)
  const text = buffer.toString('utf8')
  // oxlint-disable-next-line no-control-regex
  const isText = !/[\0-\x08\x0B-\x1F\x7F\uFEFF]/.test(text) && Buffer.from(text).equals(buffer)
  return isText ? { text } : { base64: buffer.toString('base64') }
}
