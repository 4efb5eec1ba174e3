import type { StageId } from '#core/card/stages.ts'
import { type GrowthPoint, pointText } from '#core/journal/growth-point.ts'
import type { GrowthStep } from '#core/journal/growth.ts'

/** The texts of a step that can be compared, of one stage or of all. */
export function pointsOf(step: GrowthStep, stage: StageId | null): readonly GrowthPoint[] {
  if (step.kind === 'version') {
    const parts = stage === null ? step.changed : step.changed.filter((part) => part === stage)
    return parts.map((part) => ({ of: 'version', n: step.n, part }))
  }
  if (step.kind !== 'attempt') return []
  if (stage === 'thought') return step.thought.trim() === '' ? [] : [{ of: 'attempt', id: step.id, part: 'thought' }]
  return step.words === 0 ? [] : [{ of: 'attempt', id: step.id, part: 'answer' }]
}

/**
 * The two texts to compare, as they were asked for; where one was not, the first and the last of the stage, be it the answer
 * where none is named. Null: there are no two.
 */
export function pairOf(
  steps: readonly GrowthStep[],
  stage: StageId | null,
  a: GrowthPoint | null,
  b: GrowthPoint | null,
): readonly [GrowthPoint, GrowthPoint] | null {
  const own = stage ?? 'answer'
  const all = steps
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .flatMap((step) => pointsOf(step, own))
    .filter(({ part }) => part === own)
  const [from, to] = [a ?? all[0], b ?? all.at(-1)]
  return from && to && !isSame(from, to) ? [from, to] : null
}

export const isSame = (a: GrowthPoint, b: GrowthPoint): boolean => pointText(a) === pointText(b)
