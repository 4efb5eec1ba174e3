import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { outlineCard, type OutlinedCard, type ParsedCard } from '#core/card/parse.ts'
import { err, ok, type Result } from '#core/result.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { indexEntries } from '#core/store/cards.ts'
import { reach } from '../chain.ts'
import type { Context } from '../context.ts'
import { newBreath } from '../in-steps.ts'
import { syncContent } from '../sync.ts'
import type { PackRefusal } from './packed.ts'

/** Cards of one chain at most. */
export const MAX_CARDS = 5000

/** A card as its file outlines it: what its text leads to takes several times as long to find, and is seldom needed. */
export type ChainCard = ParsedCard<OutlinedCard> & { readonly card: OutlinedCard }

export type ReadChain = { readonly root: CardId; readonly cards: ReadonlyMap<CardId, ChainCard> }

/** The cards of a chain as their files are at this moment, the root first, then as follow-ups lead. */
export async function readChain(ctx: Context, named: CardId): Promise<Result<ReadChain, PackRefusal>> {
  await syncContent(ctx)
  const root = await ownerAmong(ctx.db, named)
  const ids = [...(await reach(ctx.db, [root], MAX_CARDS + 1)).keys()]
  if (ids.length > MAX_CARDS) return err({ kind: 'too-many-cards', limit: MAX_CARDS })
  const paths = new Map([...(await indexEntries(ctx.db, [], ids))].map(([path, { id }]) => [id, path]))
  const cards = new Map<CardId, ChainCard>()
  const breathe = newBreath()
  for (const cardId of ids) {
    const path = paths.get(cardId)
    const file = path === undefined ? null : await readCardFile(ctx.contentDir, path)
    // A follow-up that leads to no card, or to one that went this moment.
    if (path === undefined || file === null) continue
    const parsed = outlineCard(file.source, path)
    const problem = [...file.problems, ...parsed.problems].find(({ severity }) => severity === 'error')
    if (problem) return err({ kind: 'unreadable-card', cardId, problem })
    if (parsed.card?.id === cardId) cards.set(cardId, { ...parsed, card: parsed.card })
    await breathe()
  }
  return cards.has(root) ? ok({ root, cards }) : err({ kind: 'unknown-card', cardId: root })
}
