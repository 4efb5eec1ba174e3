import { deflateRawSync } from 'node:zlib'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import type { BundleFault } from '#core/share/bundle/fault.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { err, ok, type Result } from '#core/result.ts'
import { MAX_JSON_BYTES, MAX_LENGTH, PREFIX, fragmentText } from './browser.ts'

/** What does not fit into a link, in characters of the link; or, where what is packed is too much, in bytes of that. */
export type TooLong = { readonly kind: 'too-long'; readonly length: number; readonly limit: number }

/** A bundle as the fragment of an address, with its `#`. What comes after that mark is sent to no server. */
export function toFragment(bundle: Bundle): Result<string, TooLong> {
  const json = Buffer.from(bundleJson(bundle))
  const fragment = PREFIX + deflateRawSync(json, { level: 9 }).toString('base64url')
  if (fragment.length > MAX_LENGTH) return err({ kind: 'too-long', length: fragment.length, limit: MAX_LENGTH })
  if (json.length > MAX_JSON_BYTES) return err({ kind: 'too-long', length: json.length, limit: MAX_JSON_BYTES })
  return ok(fragment)
}

/** Reads a fragment, with its `#` or without, and looks at all of it as at a file. */
export async function readFragment(text: string): Promise<Result<Bundle, BundleFault>> {
  const json = await fragmentText(text)
  return json.ok ? readBundle(Buffer.from(json.value)) : json
}
