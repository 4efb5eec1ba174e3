import type { Frontmatter } from '#core/card/frontmatter.ts'
import { mergeLines } from '#core/share/merge-lines.ts'
import { type CardText, type Field, fieldOf, fieldText, isField, type PartName } from './card-text.ts'
import { mergeList } from './merge-list.ts'

/** `both`: each side changed it, and neither is in the other's way. */
export type Outcome = 'theirs' | 'mine' | 'both' | 'conflict'

/**
 * What becomes of a part that two sides have otherwise. Of what both once had the newest comes first: the first state in
 * which one side has it still says that it is the other one that went on.
 * @param brought what both sides come to, where neither has it as it ever was. Null: they are in each other's way
 */
export function settlePart(
  mine: string,
  theirs: string,
  ancestors: readonly string[],
  brought: () => string | null,
): { readonly outcome: Outcome; readonly result: string } {
  for (const ancestor of ancestors) {
    if (theirs === ancestor) return { outcome: 'mine', result: mine }
    if (mine === ancestor) return { outcome: 'theirs', result: theirs }
  }
  const both = ancestors.length === 0 ? null : brought()
  return both === null ? { outcome: 'conflict', result: mine } : { outcome: 'both', result: both }
}

/** A part that both sides changed, brought together from what it was. Null: they are in each other's way. */
export function mergePart(part: PartName, base: CardText, mine: CardText, theirs: CardText): string | null {
  if (part === 'order' || part === 'card') return null
  if (isField(part)) {
    const [b, m, t] = [base, mine, theirs].map(({ frontmatter }) => frontmatter)
    const field = fieldOf(part)
    return b && m && t && field ? mergeField(field, b, m, t) : null
  }
  const textOf = (one: CardText): string => one.texts.get(part) ?? ''
  const { text, conflicts } = mergeLines(textOf(base), textOf(mine), textOf(theirs))
  return conflicts.length === 0 ? text : null
}

/** Lists go together by their items; of anything else there is only one. */
function mergeField(field: Field, base: Frontmatter, mine: Frontmatter, theirs: Frontmatter): string | null {
  const written = (list: readonly unknown[] | null): string | null =>
    list && fieldText({ ...mine, [field]: list }, field)
  switch (field) {
    case 'topics':
    case 'spoils':
    case 'mergedFrom':
      return written(mergeList<string>(base[field], mine[field], theirs[field], (one) => one))
    case 'keyPoints':
      return written(mergeList(base[field], mine[field], theirs[field], ({ point }) => point))
    case 'references':
      return written(mergeList(base[field], mine[field], theirs[field], ({ url }) => url))
    case 'authors':
      return written(mergeList(base[field], mine[field], theirs[field], ({ name }) => name))
    default:
      return null
  }
}
