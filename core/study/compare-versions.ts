import { diffArrays } from 'diff'
import type { CardId } from '#core/card/card.ts'
import { type CardPart, type PartId, PARTS } from '#core/card/parts.ts'
import type { DiffPart } from '#core/practice/diff.ts'
import { textDiff } from '#core/practice/text-diff.ts'
import type { Context } from './context.ts'
import { readVersion, type VersionHead } from './versions.ts'

/** What became of one part of a card between two of its versions. */
export type PartChange = {
  readonly part: PartId
  /** Of a part that is doubled: which of its sections, from 0. */
  readonly nth: number
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  /** Whether it stands in another order among the parts that both versions have. */
  readonly isMoved: boolean
  readonly text: readonly DiffPart[]
}

export type Comparison = {
  readonly from: VersionHead
  readonly to: VersionHead
  /** In the order of `PARTS`, whatever the order in the files. */
  readonly parts: readonly PartChange[]
}

/** Two versions of a card, part by part. Null: one of them is not there. */
export async function compareVersions(ctx: Context, id: CardId, from: number, to: number): Promise<Comparison | null> {
  const [before, after] = [await readVersion(ctx, id, from), await readVersion(ctx, id, to)]
  if (!before || !after) return null
  const lang = after.parsed.card?.lang ?? before.parsed.card?.lang ?? 'und'
  return { from: headOf(before), to: headOf(after), parts: compareParts(before.parts, after.parts, lang) }
}

const headOf = ({ n, seenAt, path, hash }: VersionHead): VersionHead => ({ n, seenAt, path, hash })

/** What became of each part; sections of one stage are told apart by their order. */
export function compareParts(
  before: readonly CardPart[],
  after: readonly CardPart[],
  lang: string,
): readonly PartChange[] {
  const [old, now] = [byKey(before), byKey(after)]
  const moved = movedKeys(
    [...old.keys()].filter((key) => now.has(key)),
    [...now.keys()].filter((key) => old.has(key)),
  )
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly PartChange[] => {
    const [was, is] = [old.get(key), now.get(key)]
    const any = was ?? is
    if (!any) return []
    const kind = !was ? 'added' : !is ? 'removed' : was.text === is.text ? 'same' : 'changed'
    const text = textDiff(was?.text ?? '', is?.text ?? '', lang)
    return [{ part: any.id, nth: any.nth, kind, isMoved: moved.has(key), text }]
  })
  return changes.toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.nth - b.nth)
}

function byKey(parts: readonly CardPart[]): ReadonlyMap<string, CardPart & { readonly nth: number }> {
  const counts = new Map<PartId, number>()
  return new Map(
    parts.map((part) => {
      const nth = counts.get(part.id) ?? 0
      counts.set(part.id, nth + 1)
      return [`${part.id} ${nth}`, { ...part, nth }]
    }),
  )
}

/** More than any card has; of what has more, none counts as moved. */
const MAX_MOVES = 200

/** Of the same keys in two orders, the fewest that have to be moved to make one order the other. */
function movedKeys(before: string[], after: string[]): ReadonlySet<string> {
  const changes = diffArrays(before, after, { maxEditLength: MAX_MOVES }) ?? []
  return new Set(changes.flatMap(({ removed, value }) => (removed ? value : [])))
}
