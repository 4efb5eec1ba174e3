import type { CardId } from '#core/card/card.ts'
import { type GrowthPoint, saidAsList, textOfPart } from '#core/journal/growth-point.ts'
import type { GrowthStep } from '#core/journal/growth.ts'
import type { DiffPart } from '#core/practice/diff.ts'
import { textDiff } from '#core/practice/text-diff.ts'
import type { Context } from '../context.ts'
import { headsOf } from '../versions.ts'
import { partsOfVersion } from './version-cuts.ts'

export type GrowthComparison = {
  /** The earlier one. */
  readonly from: GrowthPoint
  readonly fromAt: Date
  readonly to: GrowthPoint
  readonly toAt: Date
  readonly parts: readonly DiffPart[]
}

type Found = { readonly point: GrowthPoint; readonly at: Date; readonly text: string }

/** Two texts of a card's growth, the earlier one first, word by word. Null: one of them is not there, or they are one. */
export async function compareGrowth(
  ctx: Context,
  { id, lang, steps }: { readonly id: CardId; readonly lang: string; readonly steps: readonly GrowthStep[] },
  [a, b]: readonly [GrowthPoint, GrowthPoint],
): Promise<GrowthComparison | null> {
  const [one, other] = [await textOf(ctx, id, steps, a), await textOf(ctx, id, steps, b)]
  if (!one || !other) return null
  const [from, to] = one.at <= other.at ? [one, other] : [other, one]
  const parts = textDiff(from.text, to.text, lang)
  return { from: from.point, fromAt: from.at, to: to.point, toAt: to.at, parts }
}

async function textOf(
  ctx: Context,
  id: CardId,
  steps: readonly GrowthStep[],
  point: GrowthPoint,
): Promise<Found | null> {
  if (point.of === 'attempt') {
    const attempt = steps.find((step) => step.kind === 'attempt' && step.id === point.id)
    if (attempt?.kind !== 'attempt') return null
    return {
      point,
      at: attempt.at,
      text: point.part === 'thought' ? attempt.thought.trim() : saidAsList(attempt.sentences),
    }
  }
  const head = (await headsOf(ctx, id))[point.n - 1]
  const parts = head && (await partsOfVersion(ctx, head))
  if (!parts) return null
  const texts = parts.flatMap(({ id: part, text }) => (part === point.part ? textOfPart(part, text) : []))
  return { point, at: head.seenAt, text: texts.join('\n\n') }
}
