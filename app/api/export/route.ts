import { z } from 'zod'
import { LANGUAGES } from '#core/journal/markdown/words.ts'
import { download, DOWNLOADS } from '#core/study/export/download.ts'
import { context } from '../../_server/context.ts'
import { isForeign } from '../../_server/guard.ts'
import { prefs } from '../../_server/prefs.ts'
import { badRequest, guarded, logFault, refuse } from '../../_server/respond.ts'

const Query = z.strictObject({ format: z.enum(DOWNLOADS), lang: z.enum(LANGUAGES).optional() })

/** Everything there is, as a file: `format` json (the whole library), csv or md (as zip files), `lang` of the words in md. */
export const GET = guarded(async (request: Request) => {
  // It is much work, and a page elsewhere could ask for it as an image, again and again.
  if (isForeign(request.headers.get('sec-fetch-site'))) return refuse('foreign-origin', 'ask for it from this site')
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return badRequest(query.error)
  const { format, lang = (await prefs()).locale } = query.data
  const { name, mediaType, pieces } = await download(await context(), format, lang)
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      } catch (error) {
        logFault(error)
        // The connection breaks, so that nobody takes half a file for a whole one.
        controller.error(error)
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  }
  // Nothing is made before somebody reads: of a HEAD nobody does, nor tells that it is over.
  const body = new ReadableStream(source, { highWaterMark: 0 })
  const headers = {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  }
  return new Response(body, { headers })
})
