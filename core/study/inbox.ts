import type { CardId } from '#core/card/card.ts'
import { rootCards } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
import type { AskingCard } from '#core/store/open-questions.ts'
import { reach } from './chain.ts'
import type { Context } from './context.ts'
import { withAlike } from './inbox-alike.ts'
import { type AskedQuestion, askedIn, openQuestions } from './inbox-asked.ts'
import { askedBefore, type Before, beforeIn } from './inbox-before.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** A question that is no card yet, by all who ask it. */
export type InboxQuestion = AskedQuestion & {
  /** A card that most likely asks the same already. None of those that ask the question. */
  readonly answeredBy: Pick<CardBrief, 'id' | 'title' | 'lang' | 'standing'> | null
}

/** Whose questions are listed. Null: everybody's. */
export type InboxFilter = {
  /** Of cards of this topic. */
  readonly topic: string | null
  /** Of cards that this one leads to, and its own. */
  readonly chain: CardId | null
}

export type InboxPage = {
  readonly questions: readonly InboxQuestion[]
  /** Different questions that the filter lets through, and how often they are asked altogether. */
  readonly total: number
  readonly times: number
  readonly page: number
  readonly pages: number
}

export const INBOX_PAGE = 50

/** Cards of a chain that are looked through. */
const CHAIN_LIMIT = 10_000

/** One page of the questions that are no cards yet, those asked most often first; the first page is 1. */
export async function listInbox(
  ctx: Context,
  filter: InboxFilter,
  page: number,
  limit = INBOX_PAGE,
): Promise<InboxPage> {
  const { cards, stamp } = await openQuestions(ctx.db, ctx.contentDir)
  const known = knownOf(ctx.db, stamp, cards.values())
  const all = await known.list(JSON.stringify(filter), async () => {
    const chain = filter.chain && (await reach(ctx.db, [filter.chain], CHAIN_LIMIT))
    const asking = [...cards.values()].filter(
      ({ id, topics }) => (!chain || chain.has(id)) && (filter.topic === null || topics.includes(filter.topic)),
    )
    return withAlike(askedIn(asking))
  })
  const pages = Math.max(1, Math.ceil(all.length / limit))
  const at = Math.min(page, pages)
  const shown = all.slice((at - 1) * limit, at * limit)
  const before = await askedBefore(ctx, known.before, shown)
  const policy = policyOf(await readSettings(ctx.db))
  const briefs = await cardBriefs(ctx.db, [...before.values()], ctx.now(), policy)
  return {
    questions: shown.map((question) => {
      const id = before.get(question)
      const brief = id && briefs.get(id)
      return { ...question, answeredBy: brief ? briefly(brief) : null }
    }),
    total: all.length,
    times: all.reduce((sum, { askings }) => sum + askings.length, 0),
    page: at,
    pages,
  }
}

type List = readonly AskedQuestion[]
type Known = {
  readonly stamp: string
  readonly before: Before
  /** The list of this name, made if it is not known yet. */
  readonly list: (name: string, make: () => Promise<List>) => Promise<List>
}

/** Lists known at a time: the one looked at, and those it is compared with. */
const LISTS = 8

const kept = new WeakMap<Db, Known>()

/** What was worked out of the questions of a library, as long as it has this stamp. */
function knownOf(db: Db, stamp: string, cards: Iterable<AskingCard>): Known {
  const before = kept.get(db)
  if (before?.stamp === stamp) return before
  const lists = new Map<string, List>()
  const list = async (name: string, make: () => Promise<List>): Promise<List> => {
    const ready = lists.get(name)
    if (ready) return ready
    const made = await make()
    const [oldest] = lists.keys()
    if (lists.size >= LISTS && oldest !== undefined) lists.delete(oldest)
    lists.set(name, made)
    return made
  }
  const known = { stamp, before: beforeIn(cards), list }
  kept.set(db, known)
  return known
}

const briefly = ({ id, title, lang, standing }: CardBrief) => ({ id, title, lang, standing })

/** Chains offered to filter by. */
const CHAINS = 200

/** The cards that chains begin with, in the order of their files. */
export const inboxChains = async (ctx: Context): Promise<readonly Pick<CardBrief, 'id' | 'title' | 'lang'>[]> =>
  (await rootCards(ctx.db, CHAINS, false)).map(({ id, title, lang }) => ({ id, title, lang }))
