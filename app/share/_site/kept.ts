import type { Bundle } from '#core/share/bundle/bundle.ts'
import type { Site, SiteOptions } from '#core/site/form.ts'
import { createSite } from '#core/site/site.ts'
import type { Context } from '#core/study/context.ts'
import { bundleShown, type StoredLink } from '#core/study/share/links.ts'

/** Bytes of bundles kept unpacked: some of the largest there can be, and hundreds of the usual ones. */
const MAX_BYTES = 64 * 1024 * 1024

/** By the version they are of, which never changes; the one asked for last is the last. */
const kept = new Map<string, Bundle>()
/** Of a bundle, by their options. */
const sites = new WeakMap<Bundle, Map<string, Site>>()

/** What a link shows, as pages. Unpacked once for as long as it is looked at. */
export async function siteShown(ctx: Context, link: StoredLink, options: SiteOptions): Promise<Site> {
  const bundle = await keptBundle(ctx, link)
  const ofBundle = sites.get(bundle) ?? new Map<string, Site>()
  sites.set(bundle, ofBundle)
  const key = JSON.stringify(options)
  const site = ofBundle.get(key) ?? createSite(bundle, options)
  ofBundle.set(key, site)
  return site
}

export async function keptBundle(ctx: Context, link: StoredLink): Promise<Bundle> {
  const bundle = kept.get(link.versionId) ?? (await bundleShown(ctx, link))
  kept.delete(link.versionId)
  kept.set(link.versionId, bundle)
  let size = [...kept.values()].reduce((sum, one) => sum + sizeOf(one), 0)
  for (const [version, one] of kept) {
    if (size <= MAX_BYTES || one === bundle) break
    kept.delete(version)
    size -= sizeOf(one)
  }
  return bundle
}

const sizeOf = ({ manifest }: Bundle): number => manifest.files.reduce((sum, { size }) => sum + size, 0)
