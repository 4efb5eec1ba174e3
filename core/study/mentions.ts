import { CardId, type Section } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { linkablePlaces, type Stretch } from '#core/card/link-words.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainText } from '#core/card/plain-text.ts'
import type { SectionId } from '#core/card/stages.ts'
import { parseQuery } from '#core/search/query.ts'
import type { TitleFinder } from '#core/search/titles.ts'
import { cardsNaming, findCard, type StoredCard } from '#core/store/cards.ts'
import { cardsOf } from '#core/store/search-cards.ts'
import type { Context } from './context.ts'
import { newBreath } from './in-steps.ts'
import { searchIndexOf } from './search-index.ts'
import { titlesOf } from './titles.ts'

/** Words of another card that speak of this one, and are no link to it. */
export type UnlinkedMention = {
  readonly card: Pick<StoredCard, 'id' | 'title' | 'lang'>
  readonly stage: SectionId
  /** The sentence, without its marks, in three: before the words, the words, and behind them. */
  readonly sentence: readonly [string, string, string]
  /** What `linkMention` has to be told: where the words are in the file, and sha256 of the file, hex. */
  readonly at: Stretch & { readonly hash: string }
}

/** Cards that are looked through: those that have most of the title’s words. */
const LOOKED_THROUGH = 20
/** Some that are found are archived. */
const FOUND = LOOKED_THROUGH * 2
/** In UTF-16 units. What is longer is no text that somebody wrote, and looking through it would hold up others. */
const LONGEST_SECTION = 50_000

/**
 * The places where other cards speak of this one without a link, at most one a card, best cards first. Cards that link to
 * it anywhere are left out, and so is stage 6, where a link would be a follow-up. Null: there is no such card.
 */
export async function unlinkedMentions(ctx: Context, id: CardId): Promise<readonly UnlinkedMention[] | null> {
  const card = await findCard(ctx.db, id)
  if (!card) return null
  const [index, titles, naming] = await Promise.all([searchIndexOf(ctx), titlesOf(ctx), cardsNaming(ctx.db, id)])
  const without = new Set<string>([id, ...naming])
  // As words: a title may hold what would be a filter.
  const query = { ...parseQuery(''), words: card.title }
  const found = index.search(query, { kind: 'card', limit: FOUND, mayBe: (key) => !without.has(key) })
  const ids = found.map(({ key }) => CardId.parse(key))
  const cards = new Map((await cardsOf(ctx.db, ids)).map((one) => [one.id, one]))
  const there = ids.flatMap((one) => cards.get(one) ?? []).filter(({ archived }) => !archived)
  const mentions: UnlinkedMention[] = []
  const breathe = newBreath()
  for (const other of there.slice(0, LOOKED_THROUGH)) {
    const mention = await mentionIn(ctx, other, id, titles)
    if (mention) mentions.push(mention)
    await breathe()
  }
  return mentions
}

async function mentionIn(
  ctx: Context,
  { id, path, title, lang }: StoredCard,
  of: CardId,
  titles: TitleFinder<CardId>,
): Promise<UnlinkedMention | null> {
  const read = await readCardFile(ctx.contentDir, path)
  const { card, source } = parseCard(read?.source ?? '', path)
  if (!read || card?.id !== id) return null
  for (const section of card.sections) {
    const found = isLookedThrough(section) ? wordsIn(source, section, of, titles) : null
    if (!found) continue
    const { words, sentence } = found
    return {
      card: { id, title, lang },
      stage: section.id,
      sentence: [
        ending(plain(source.slice(sentence.start, words.start))),
        plain(source.slice(words.start, words.end)),
        beginning(plain(source.slice(words.end, sentence.end))),
      ],
      at: { ...words, hash: read.hash },
    }
  }
  return null
}

/** With the blank that parts it from what stands beside it. */
const plain = (text: string): string => `${/^\s/.test(text) ? ' ' : ''}${plainText(text)}${/\s$/.test(text) ? ' ' : ''}`

/** Characters before and behind the words: some sentences never end. */
const AROUND = 160

function ending(text: string): string {
  const chars = [...text]
  return chars.length <= AROUND ? text : `…${chars.slice(-AROUND).join('')}`
}

function beginning(text: string): string {
  const chars = [...text]
  return chars.length <= AROUND ? text : `${chars.slice(0, AROUND).join('')}…`
}

/** In stage 6 a link would be a follow-up. */
export const isLookedThrough = ({ id, start, end }: Section): boolean =>
  id !== 'followups' && end - start <= LONGEST_SECTION

function wordsIn(source: string, section: Section, of: CardId, titles: TitleFinder<CardId>) {
  // Parsing is what costs: most sections speak of something else.
  if (titles.find(source.slice(section.start, section.end), of).length === 0) return null
  const { paragraphs, linkable } = linkablePlaces(source, section)
  for (const { start, end } of paragraphs) {
    for (const found of titles.find(source.slice(start, end), of)) {
      const words = linkable({ start: start + found.start, end: start + found.end })
      if (!words) continue
      const sentence = {
        start: Math.min(words.start, start + found.sentence.start),
        end: Math.max(words.end, start + found.sentence.end),
      }
      return { words, sentence }
    }
  }
  return null
}
