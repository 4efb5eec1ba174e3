import type { Site } from '#core/site/site.ts'
import { packedToSee } from '#core/study/share/kept-packed.ts'
import { context } from '../../../../../_server/context.ts'
import { isForeign } from '../../../../../_server/guard.ts'
import { prefs } from '../../../../../_server/prefs.ts'
import { cardIdIn, guarded, noSuchCard, refuse } from '../../../../../_server/respond.ts'
import { previewHref } from '../../../../../_ui/links.ts'
import { refusePacking } from '../../../../../api/chains/[id]/bundle/refuse-packing.ts'
import { answerFile } from '../../../../../share/_site/answer.ts'
import { keepSite, keptSite, markOf } from '../../_preview/kept.ts'

type Route = { params: Promise<{ id: string; path?: string[] }> }

/**
 * What leaves of a chain, as a visitor sees it, with slides and a page for paper. Its first address leads on to one that
 * names what it is of. Writes nothing.
 */
export const GET = guarded(async (request: Request, { params }: Route) => {
  // It is much work, and a page elsewhere could ask for it as an image, again and again.
  if (isForeign(request.headers.get('sec-fetch-site'))) return refuse('foreign-origin', 'ask for it from this site')
  const [id, { path = [] }, { locale }] = await Promise.all([cardIdIn(params), params, prefs()])
  if (!id) return noSuchCard()
  const [mark, ...names] = path
  const kept = mark === undefined ? null : keptSite(mark, locale)
  if (kept !== null) return pageOf(kept, names)
  const packed = await packedToSee(await context(), id)
  if (!packed.ok) return refusePacking(packed.error)
  const { bundle } = packed.value
  // There was no mark yet, or the cards have changed since it was made.
  if (markOf(bundle) !== mark) return leadTo(`${previewHref(id)}/${markOf(bundle)}`)
  return pageOf(keepSite(bundle, locale), names)
})

async function pageOf(site: Site, names: readonly string[]): Promise<Response> {
  const file = await site.page(names.join('/') || 'index.html')
  return file === null
    ? refuse('not-found', 'the site has no such page')
    : answerFile(file, { isIndexed: false, isEmbeddable: false })
}

const leadTo = (location: string): Response =>
  new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } })
