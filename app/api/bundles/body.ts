import { err, ok, type Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { faultText } from '#core/share/bundle/fault.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import type { Translate } from '../../_server/i18n.ts'
import { refuse } from '../../_server/respond.ts'
import { sayFault } from '../../bundles/say-fault.ts'

/** Bytes that a bundle may have as it comes; what it may be unpacked to is for `readBundle` to say. */
export const MAX_BUNDLE_BYTES = 20 * 1024 * 1024

/** The bundle in these bytes, or the refusal to answer with: which rule is broken, in English and in the words of the page. */
export async function bundleIn(bytes: Uint8Array, t: Translate): Promise<Result<Bundle, Response>> {
  const bundle = await readBundle(bytes)
  if (bundle.ok) return ok(bundle.value)
  const { error } = bundle
  return err(refuse('unreadable', faultText(error), { ...error, fault: sayFault(t, error) }))
}
