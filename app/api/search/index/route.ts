import { indexFeed } from '#core/study/search-feed.ts'
import { context } from '../../../_server/context.ts'
import { guarded, refuse } from '../../../_server/respond.ts'

/** The index of the full text, for a browser to search in; its ETag is the stamp that `/api/search/changes` asks for. */
export const GET = guarded(async (request: Request) => {
  const feed = await indexFeed(await context())
  if (feed === null)
    return refuse('too-large', 'the library is too large to be searched in the browser: ask /api/search')
  const { pieces, bytes, stamp } = feed
  const headers = { etag: `"${stamp}"`, 'cache-control': 'no-cache' }
  if (request.headers.get('if-none-match') === `"${stamp}"`) return new Response(null, { status: 304, headers })
  const left = pieces.values()
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = left.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
  })
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
  })
})
