import type { CardId, Category } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { plainText } from '#core/card/plain-text.ts'
import type { SectionId } from '#core/card/stages.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { edgesOf, findCard } from '#core/store/cards.ts'
import type { Context } from './context.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** What may be seen of a card before it is opened: all of its question, and of its answer nothing that is still to be recalled. */
export type CardGlance = Pick<CardBrief, 'id' | 'title' | 'lang' | 'topics' | 'archived' | 'standing'> & {
  readonly category: Category
  /** Stage 1, without its marks; empty where it says no more than the title. */
  readonly question: string
  /** Stage 3, without its marks. Null: not passed, or due, or not written. */
  readonly answer: string | null
  readonly followUps: number
  readonly openQuestions: number
}

/** As much of a stage as a glance takes in, in characters. */
const MOST = 320

/** A card at a glance. One that was taken in is the one that has it. Null: there is no such card. */
export async function glanceAtCard(ctx: Context, named: CardId): Promise<CardGlance | null> {
  const id = await ownerAmong(ctx.db, named)
  const card = await findCard(ctx.db, id)
  if (!card) return null
  const policy = policyOf(await readSettings(ctx.db))
  const [briefs, edges, read] = await Promise.all([
    cardBriefs(ctx.db, [id], ctx.now(), policy),
    edgesOf(ctx.db, id),
    readCardFile(ctx.contentDir, card.path),
  ])
  const brief = briefs.get(id)
  if (!brief) return null
  const parsed = read && parseCard(read.source, card.path)
  const question = parsed ? stage(parsed, 'question') : ''
  const { title, lang, topics, archived, standing } = brief
  const open = edges.filter(({ childId }) => childId === null).length
  return {
    id,
    title,
    lang,
    topics,
    archived,
    standing,
    category: card.category,
    question: words(question) === words(title) ? '' : clipped(question),
    answer: parsed && isKnown(standing) ? clipped(stage(parsed, 'answer')) || null : null,
    followUps: edges.length - open,
    openQuestions: open,
  }
}

/** Passed, and not to be asked now: reading the answer takes nothing from the next recall. */
const isKnown = (standing: CardBrief['standing']): boolean =>
  standing.state === 'review' && standing.passedAt !== null && !standing.isDue && standing.lastRating !== 'again'

function stage({ source, card }: ParsedCard, id: SectionId): string {
  const section = card?.sections.find((one) => one.id === id)
  return section ? plainText(source.slice(section.start, section.end)) : ''
}

const words = (text: string): string => text.replace(/[\s\p{P}]+/gu, '')

function clipped(text: string): string {
  const chars = [...text]
  return chars.length <= MOST ? text : `${chars.slice(0, MOST).join('').trimEnd()}…`
}
