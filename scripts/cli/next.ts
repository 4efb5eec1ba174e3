import { nextCards } from '#core/study/queue.ts'
import { withLibrary } from './library.ts'
import type { Output } from './output.ts'

export async function next({ limit }: { readonly limit: number }): Promise<Output> {
  const items = await withLibrary((ctx) => nextCards(ctx, limit))
  const lines = items.map(({ card, reason, parent }) => {
    const whose = { 'follow-up': 'follow-up of', probe: 'before its failed follow-up' }
    const why = (reason === 'follow-up' || reason === 'probe') && parent ? `${whose[reason]} ${parent.title}` : reason
    return `${card.id}  ${card.title}  (${why})`
  })
  return { text: lines.length === 0 ? 'nothing is due and nothing new is open' : lines.join('\n'), json: { items } }
}
