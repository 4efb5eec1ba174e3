import { z } from 'zod'
import { BundleChain, BundleManifest } from './manifest.ts'

/** A file of a bundle in JSON: as text where it is text. */
const FileContent = z.union([z.strictObject({ text: z.string() }), z.strictObject({ base64: z.base64() })])

/** A whole bundle as one JSON. `files`: all of the manifest but `chain.json`, by path. */
export const BundleDocument = z.strictObject({
  manifest: BundleManifest,
  chain: BundleChain,
  files: z.record(z.string(), FileContent),
})
export type BundleDocument = z.infer<typeof BundleDocument>
