import type { Bundle } from '#core/share/bundle/bundle.ts'
import type { Site, SiteOptions } from '#core/site/form.ts'
import { createSite } from '#core/site/site.ts'
import type { Context } from '#core/study/context.ts'
import { bundleShown, type StoredLink } from '#core/study/share/links.ts'

/** Bytes of bundles kept unpacked: the largest there can be, or a hundred usual ones. Their pages take several times that. */
const MAX_BYTES = 24 * 1024 * 1024

/** By the version they are of, which never changes; the one asked for last is the last. */
const kept = new Map<string, Bundle>()
const unpacking = new Map<string, Promise<Bundle>>()

/** What a link shows, as pages. */
export const siteShown = async (ctx: Context, link: StoredLink, options: SiteOptions): Promise<Site> =>
  createSite(await keptBundle(ctx, link), options)

/** Unpacked once for as long as it is looked at, by however many at a time. */
export async function keptBundle(ctx: Context, link: StoredLink): Promise<Bundle> {
  const bundle = kept.get(link.versionId) ?? (await unpack(ctx, link))
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

function unpack(ctx: Context, link: StoredLink): Promise<Bundle> {
  const begun = unpacking.get(link.versionId) ?? bundleShown(ctx, link).finally(() => unpacking.delete(link.versionId))
  unpacking.set(link.versionId, begun)
  return begun
}
