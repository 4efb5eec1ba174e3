import { nextCards } from '#core/study/queue.ts'
import { withLibrary } from './library.ts'
import type { Output } from './output.ts'

export async function next({ limit }: { readonly limit: number }): Promise<Output> {
  const items = await withLibrary((ctx) => nextCards(ctx, limit))
  const lines = items.map(({ card, reason, parent }) => {
    const why = reason === 'follow-up' && parent ? `follow-up of ${parent.title}` : reason
    return `${card.id}  ${card.title}  (${why})`
  })
  return { text: lines.length === 0 ? 'nothing is due and nothing new is open' : lines.join('\n'), json: { items } }
}
