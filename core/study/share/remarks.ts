import type { CardId } from '#core/card/card.ts'
import { type LinkPlace, linkPlaces } from '#core/card/link-places.ts'
import { sectionTree } from '#core/card/links.ts'
import { lineAt, lineStarts } from '#core/card/render/report.ts'
import { nameKey, namesOf } from '#core/card/wikilink.ts'
import { visit } from 'unist-util-visit'
import { cardsNamed } from '#core/store/names.ts'
import type { Context } from '../context.ts'
import { newBreath } from '../in-steps.ts'
import type { Remark } from './packed.ts'
import type { ChainCard } from './read-chain.ts'

/** What is to be known of the cards of a chain before they go out. `license`: that of the chain. */
export async function remarksOn(
  ctx: Context,
  cards: ReadonlyMap<CardId, ChainCard>,
  license: string,
): Promise<readonly Remark[]> {
  const names = await cardsNamed(
    ctx.db,
    [...cards.values()].flatMap(({ card }) => card.names),
  )
  const remarks: Remark[] = []
  const breathe = newBreath()
  for (const [cardId, parsed] of cards) {
    if (parsed.card.archived) remarks.push({ kind: 'archived', cardId })
    if (parsed.card.license !== null && parsed.card.license !== license) {
      remarks.push({ kind: 'other-license', cardId, license: parsed.card.license })
    }
    remarks.push(...linkRemarks(parsed, cards, names), ...commentsIn(parsed))
    await breathe()
  }
  return remarks
}

function linkRemarks(
  { source, card }: ChainCard,
  cards: ReadonlyMap<CardId, ChainCard>,
  names: ReadonlyMap<string, CardId>,
): readonly Remark[] {
  return linkPlaces(source, card.sections, () => true).flatMap((place): readonly Remark[] => {
    const { to, line, section } = place
    const at = { cardId: card.id, line }
    if (to.kind === 'card') {
      if (cards.has(to.id)) return []
      return [{ kind: section === 'followups' ? 'missing-follow-up' : 'leads-outside', ...at, to: to.id }]
    }
    const meant = names.get(to.name)
    const found = meant && cards.get(meant)
    if (!found) return [{ kind: 'name-outside', ...at, name: to.written }]
    return isNameOfFile(place, found) ? [{ kind: 'name-of-file', ...at, name: to.written }] : []
  })
}

/** The card is called so by its file alone. */
function isNameOfFile({ to }: LinkPlace, { card, file }: ChainCard): boolean {
  const rank = to.kind === 'name' ? namesOf(card, file).find(({ name }) => name === nameKey(to.name))?.rank : 0
  return rank === 2
}

/** `{/* … *\/}`, and `[//]: # (…)`, which is how Markdown authors write one. */
const COMMENT = /\{\s*\/\*|^ {0,3}\[[^\]\r\n]*\]:\s*#(?=\s|$)/gm

/** Comments, which are in the file and on no page. */
function commentsIn({ source, card }: ChainCard): readonly Remark[] {
  const starts = lineStarts(source)
  return card.sections.flatMap((section) => {
    const text = source.slice(section.start, section.end)
    const found = [...text.matchAll(COMMENT)].map(({ index }) => index)
    if (found.length === 0) return []
    const code: (readonly [start: number, end: number])[] = []
    visit(sectionTree(source, section), ['code', 'inlineCode'], ({ position }) => {
      code.push([position?.start.offset ?? 0, position?.end.offset ?? 0])
    })
    return found
      .filter((at) => !code.some(([start, end]) => at >= start && at < end))
      .map((at): Remark => ({ kind: 'comment', cardId: card.id, line: lineAt(starts, section.start + at) }))
  })
}
