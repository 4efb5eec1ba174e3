import type { Category } from '#core/card/card.ts'
import { categoryCounts, topicCounts } from '#core/store/topics.ts'
import { listChains } from './cards.ts'
import type { Context } from './context.ts'
import type { ChainSummary } from './views.ts'

/** Topics to choose from at most; those of most cards. */
const TOPICS = 500

/** What a session can be made of. */
export type Choices = {
  readonly topics: readonly (readonly [topic: string, cards: number])[]
  readonly categories: readonly (readonly [category: Category, cards: number])[]
  readonly chains: readonly ChainSummary[]
}

export async function viewChoices(ctx: Context): Promise<Choices> {
  const [topics, categories, chains] = await Promise.all([
    topicCounts(ctx.db, TOPICS),
    categoryCounts(ctx.db),
    listChains(ctx),
  ])
  return { topics, categories, chains }
}

/** Topics that many cards are about, at most `limit`. */
export const topicsToTry = async (ctx: Context, limit: number): Promise<readonly string[]> =>
  (await topicCounts(ctx.db, limit)).map(([topic]) => topic)
