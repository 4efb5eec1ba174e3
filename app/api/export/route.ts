import { z } from 'zod'
import { LANGUAGES } from '#core/journal/markdown/words.ts'
import { download, DOWNLOADS } from '#core/study/export/download.ts'
import { context } from '../../_server/context.ts'
import { isForeign } from '../../_server/guard.ts'
import { prefs } from '../../_server/prefs.ts'
import { badRequest, guarded, refuse } from '../../_server/respond.ts'
import { streamOf } from '../../_server/stream.ts'

const Query = z.strictObject({ format: z.enum(DOWNLOADS), lang: z.enum(LANGUAGES).optional() })

/** Everything there is, as a file: `format` json (the whole library), csv or md (as zip files), `lang` of the words in md. */
export const GET = guarded(async (request: Request) => {
  // It is much work, and a page elsewhere could ask for it as an image, again and again.
  if (isForeign(request.headers.get('sec-fetch-site'))) return refuse('foreign-origin', 'ask for it from this site')
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return badRequest(query.error)
  const { format, lang = (await prefs()).locale } = query.data
  const { name, mediaType, pieces } = await download(await context(), format, lang)
  const headers = {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  }
  return new Response(streamOf(pieces), { headers })
})
