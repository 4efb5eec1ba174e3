import { CardId } from '#core/card/card.ts'
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

type Cards = ReadonlyMap<CardId, ChainCard>

/** What is to be known of the cards of a chain before they go out. `license`: that of the chain. */
export async function remarksOn(ctx: Context, cards: Cards, license: string): Promise<readonly Remark[]> {
  const places = new Map<CardId, readonly LinkPlace[]>()
  const breathe = newBreath()
  for (const [cardId, parsed] of cards) {
    places.set(cardId, outwardPlaces(parsed, cards))
    await breathe()
  }
  const said = [...places.values()].flat().flatMap(({ to }) => (to.kind === 'name' ? to.name : []))
  const names = await cardsNamed(ctx.db, said)
  return [...cards].flatMap(([cardId, parsed]): readonly Remark[] => {
    const { archived, license: own } = parsed.card
    return [
      ...(archived ? [{ kind: 'archived', cardId } as const] : []),
      ...(own !== null && own !== license ? [{ kind: 'other-license', cardId, license: own } as const] : []),
      ...(places.get(cardId) ?? []).flatMap((place) => linkRemark(place, cardId, cards, names) ?? []),
      ...marksIn(parsed),
    ]
  })
}

/** The links of a card to cards, but for those of sections that lead to none outside. */
function outwardPlaces({ source, card }: ChainCard, cards: Cards): readonly LinkPlace[] {
  // Parsing is what costs: most sections lead to cards of the chain alone.
  const sections = card.sections.filter(({ start, end }) => {
    const text = source.slice(start, end)
    return text.includes('[[') || [...text.matchAll(/card:([a-z0-9-]*)/g)].some(([, id]) => !isIn(cards, id))
  })
  return linkPlaces(source, sections, () => true)
}

function isIn(cards: Cards, text: string | undefined): boolean {
  const id = CardId.safeParse(text)
  return id.success && cards.has(id.data)
}

function linkRemark(place: LinkPlace, cardId: CardId, cards: Cards, names: ReadonlyMap<string, CardId>): Remark | null {
  const { to, line, section } = place
  const at = { cardId, line }
  if (to.kind === 'card') {
    if (cards.has(to.id)) return null
    return { kind: section === 'followups' ? 'missing-follow-up' : 'leads-outside', ...at, to: to.id }
  }
  const meant = names.get(to.name)
  const found = meant && cards.get(meant)
  if (!found) return { kind: 'name-outside', ...at, name: to.written }
  return isNameOfFile(place, found) ? { kind: 'name-of-file', ...at, name: to.written } : null
}

/** The card is called so by its file alone. */
function isNameOfFile({ to }: LinkPlace, { card, file }: ChainCard): boolean {
  const rank = to.kind === 'name' ? namesOf(card, file).find(({ name }) => name === nameKey(to.name))?.rank : 0
  return rank === 2
}

/** `{/* … *\/}`, and `[//]: # (…)`, which is how Markdown authors write one. */
const COMMENT = /\{\s*\/\*|^ {0,3}\[[^\]\r\n]*\]:\s*#(?=\s|$)/gm

const FENCED = /^(```|~~~)[^]*?^\1/gm

/** `file:`, and where a link or an image leads into a folder of a system: `](/home/ada/a.txt)`, `](C:\a.txt)`. */
const LOCAL =
  /\bfile:\/\/[^\s<>"')\]]*|(?<=\]\(<?|(?:src|href)=["'])(?:[A-Za-z]:[\\/]|\/(?:home|Users|root|mnt|media|tmp|var|etc|opt|private)\b)[^\s<>"')]*/g

/** Comments, which are in the file and on no page, and addresses of this computer. */
function marksIn({ source, card }: ChainCard): readonly Remark[] {
  const starts = lineStarts(source)
  return card.sections.flatMap((section) => {
    // Parsing is what costs, and most of what looks like a comment is one of a program.
    const text = source.slice(section.start, section.end).replace(FENCED, (code) => ' '.repeat(code.length))
    const found = [
      ...[...text.matchAll(COMMENT)].map(({ index }) => ({ at: index, address: null })),
      ...[...text.matchAll(LOCAL)].map(({ index, 0: address }) => ({ at: index, address })),
    ]
    if (found.length === 0) return []
    const code: (readonly [start: number, end: number])[] = []
    visit(sectionTree(source, section), ['code', 'inlineCode'], ({ position }) => {
      code.push([position?.start.offset ?? 0, position?.end.offset ?? 0])
    })
    return found
      .filter(({ at }) => !code.some(([start, end]) => at >= start && at < end))
      .map(({ at, address }): Remark => {
        const where = { cardId: card.id, line: lineAt(starts, section.start + at) }
        return address === null ? { kind: 'comment', ...where } : { kind: 'local-address', ...where, address }
      })
  })
}
