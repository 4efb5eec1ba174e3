import type { Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { toFragment, type TooLong } from '#core/share/link/fragment.ts'

/** How large a bundle is in the forms that are made at once: files in bytes, a link in characters. */
export type Sizes = { readonly zip: number; readonly json: number; readonly fragment: Result<number, TooLong> }

const known = new WeakMap<Bundle, Promise<Sizes>>()

/** Worked out once for each bundle. */
export function sizesOf(bundle: Bundle): Promise<Sizes> {
  const sizes = known.get(bundle) ?? measure(bundle)
  known.set(bundle, sizes)
  return sizes
}

async function measure(bundle: Bundle): Promise<Sizes> {
  const { byteLength: zip } = await bundleZip(bundle)
  const fragment = toFragment(bundle)
  return {
    zip,
    json: Buffer.byteLength(bundleJson(bundle)),
    fragment: fragment.ok ? { ok: true, value: fragment.value.length } : fragment,
  }
}
