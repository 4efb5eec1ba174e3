import { type CardText, cardTextOf, FIELDS, type PartName } from './card-text.ts'
import { mergePart, type Outcome, settlePart } from './merge-part.ts'
import { commonOrders } from './order.ts'
import { SECTIONS } from '#core/card/stages.ts'

/** Texts of one card in canonical form. `ancestors`: states that both sides once had, the newest first. */
export type CardSides = { readonly mine: string; readonly theirs: string; readonly ancestors: readonly string[] }

/** A part that the two sides have otherwise, with what becomes of it. `result` of a conflict: what is here. */
export type MergedPart = {
  readonly part: PartName
  readonly outcome: Outcome
  /** In the newest state that both had. Null: there is none. */
  readonly base: string | null
  readonly mine: string
  readonly theirs: string
  readonly result: string
}

/** Whose a part is to be, where that was said. */
export type Choose = (part: PartName) => 'mine' | 'theirs' | undefined

/**
 * Brings two sides of a card together part by part: field by field of its frontmatter, and stage by stage. Where only one
 * side changed a part, that is taken; where both did, by lines, or items of a list; where that cannot be, it is a conflict.
 * Nothing is chosen that was not `choose`n.
 * @returns the parts that differ, in the order of the card
 */
export function mergeCard(
  { mine, theirs, ancestors }: CardSides,
  choose: Choose = () => undefined,
): readonly MergedPart[] {
  if (mine === theirs) return []
  const [ours, others] = [cardTextOf(mine), cardTextOf(theirs)]
  const earlier = ancestors.map(cardTextOf)
  const parts: readonly PartName[] = [...FIELDS.map((field) => `frontmatter.${field}` as const), ...SECTIONS]
  const merged = parts.flatMap((part) => {
    const textIn = ({ texts }: CardText): string => texts.get(part) ?? ''
    const [base] = earlier
    return partOf(part, textIn(ours), textIn(others), earlier.map(textIn), choose, () =>
      base ? mergePart(part, base, ours, others) : null,
    )
  })
  return [...merged, ...orderOf(ours, others, earlier, choose)]
}

/** The two sides as one part, where parts cannot be told: all of one or all of the other, as is `choose`n. */
export const mergeWhole = ({ mine, theirs, ancestors }: CardSides, choose: Choose): readonly MergedPart[] =>
  partOf('card', mine, theirs, [], choose, () => null).map((part) => ({ ...part, base: ancestors[0] ?? null }))

function orderOf(
  mine: CardText,
  theirs: CardText,
  earlier: readonly CardText[],
  choose: Choose,
): readonly MergedPart[] {
  const common = commonOrders(mine.order, theirs.order)
  const ids = new Set(common.mine)
  const before = earlier.map(({ order }) => order.filter((id) => ids.has(id)).join('\n'))
  return partOf('order', common.mine.join('\n'), common.theirs.join('\n'), before, choose, () => null)
}

function partOf(
  part: PartName,
  mine: string,
  theirs: string,
  ancestors: readonly string[],
  choose: Choose,
  brought: () => string | null,
): readonly MergedPart[] {
  if (mine === theirs) return []
  const sides = { part, base: ancestors[0] ?? null, mine, theirs }
  const chosen = choose(part)
  if (chosen !== undefined) return [{ ...sides, outcome: chosen, result: chosen === 'mine' ? mine : theirs }]
  return [{ ...sides, ...settlePart(mine, theirs, ancestors, brought) }]
}
