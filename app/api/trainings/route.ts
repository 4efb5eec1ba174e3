import { trainWeights } from '#core/study/training.ts'
import { context } from '../../_server/context.ts'
import { ndjson } from '../../_server/ndjson.ts'
import { guarded } from '../../_server/respond.ts'

/**
 * Trains weights on all reviews: `{type: 'progress', share}` for each per cent of it, then `{type: 'done', training}` or
 * `{type: 'refused', error}`. Whoever leaves ends it, and nothing is kept.
 */
export const POST = guarded(async (request: Request) => {
  const ctx = await context()
  return ndjson(request, async (send, signal) => {
    let toldPercent = -1
    const onProgress = (share: number): void => {
      const percent = Math.floor(share * 100)
      if (percent <= toldPercent) return
      toldPercent = percent
      send({ type: 'progress', share: percent / 100 })
    }
    const trained = await trainWeights(ctx, { signal, onProgress })
    send(trained.ok ? { type: 'done', training: trained.value } : { type: 'refused', error: trained.error })
  })
})
