import { sha256 } from '#core/share/bundle/content-hash.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { createSite, type Site, type SiteLang } from '#core/site/site.ts'
import { previewHref } from '../../../../_ui/links.ts'

/** Sites that are kept for whoever leafs through them: what one person looks at, and a little before. */
const KEPT = 3
const kept = new Map<string, Site>()

/** Names what is previewed, so that all pages of a preview are of the same. */
export const markOf = ({ manifest }: Bundle): string => sha256(JSON.stringify(manifest)).slice(0, 16)

export const keptSite = (mark: string, lang: SiteLang): Site | null => kept.get(`${mark} ${lang}`) ?? null

/** A bundle as visitors see it, below the address of its preview. */
export function keepSite(bundle: Bundle, lang: SiteLang): Site {
  const mark = markOf(bundle)
  const base = `${previewHref(bundle.manifest.root)}/${mark}`
  const site = createSite(bundle, { lang, form: { kind: 'share', base, isIndexed: false, preview: null } })
  kept.set(`${mark} ${lang}`, site)
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest)
  return site
}
