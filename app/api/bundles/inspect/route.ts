import { sha256 } from '#core/share/bundle/content-hash.ts'
import { inspectBundle } from '#core/study/share/inspect.ts'
import { context } from '../../../_server/context.ts'
import { i18n } from '../../../_server/i18n.ts'
import { guarded, respond } from '../../../_server/respond.ts'
import { sayInspection } from '../../../bundles/say.ts'
import { bundleIn, MAX_BUNDLE_BYTES } from '../body.ts'
import { bytesOf } from '../../../_server/body.ts'

/**
 * What a bundle is and what would become of it here, in the words of the page. Writes nothing. `sha256`: what names these
 * bytes when they are taken in.
 */
export const POST = guarded(async (request: Request) => {
  const bytes = await bytesOf(request, MAX_BUNDLE_BYTES)
  if (!bytes.ok) return bytes.error
  const [ctx, said] = await Promise.all([context(), i18n()])
  const bundle = await bundleIn(bytes.value, said.t)
  if (!bundle.ok) return bundle.error
  const inspection = sayInspection(said, await inspectBundle(ctx, bundle.value), bundle.value)
  return respond({ inspection, sha256: sha256(bytes.value) })
})
