import { packToSee } from '#core/study/share/as-seen.ts'
import { siteLanguage } from '#core/study/share/download.ts'
import { createSite } from '#core/site/site.ts'
import { context } from '../../../../_server/context.ts'
import { isForeign } from '../../../../_server/guard.ts'
import { cardIdIn, guarded, noSuchCard, refuse } from '../../../../_server/respond.ts'
import { answerFile } from '../../../../share/_site/answer.ts'
import { refusePacking } from '../../../../api/chains/[id]/bundle/refuse-packing.ts'

/** What leaves of a chain, as a visitor sees it: the page that is handed out as a single file. Writes nothing. */
export const GET = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  if (isForeign(request.headers.get('sec-fetch-site'))) return refuse('foreign-origin', 'ask for it from this site')
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const packed = await packToSee(await context(), id)
  if (!packed.ok) return refusePacking(packed.error)
  const { bundle } = packed.value
  const page = await createSite(bundle, { lang: siteLanguage(bundle), form: { kind: 'file' } }).page('index.html')
  return page === null
    ? refuse('not-found', 'there is no such page')
    : answerFile(page, { isIndexed: false, isEmbeddable: false })
})
