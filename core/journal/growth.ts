import type { PartId } from '#core/card/parts.ts'
import type { StageId } from '#core/card/stages.ts'
import type { Verdict } from '#core/practice/gate.ts'
import type { SentenceNumber } from '#core/practice/plan.ts'
import type { AttemptId, Way } from '#core/practice/record.ts'
import type { Rating } from '#core/schedule/rating.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { EntryId } from './entry.ts'
import type { FindingChanges } from './findings.ts'

type Happened = { readonly at: Date }

export type GrownVersion = Happened & {
  readonly kind: 'version'
  /** As the versions of a card are numbered. */
  readonly n: number
  /** Parts that are otherwise than in the version before; of the first one all it has. */
  readonly changed: readonly PartId[]
  /** Words of its one-minute answer, Chinese characters counted as such. */
  readonly answerWords: number
}

export type GrownAttempt = Happened & {
  readonly kind: 'attempt'
  readonly id: AttemptId
  readonly way: Way
  /** Null: it was not judged, or that was taken back. */
  readonly verdict: Verdict | null
  /** The one that was tried again. Null: the whole answer was given. */
  readonly single: SentenceNumber | null
  readonly thought: string
  /** Always five, empty where nothing was said. */
  readonly sentences: readonly string[]
  readonly spokenMs: number
  readonly words: number
  /** Findings that were accepted. */
  readonly found: number
  readonly changes: FindingChanges | null
}

/** What everything else is told between. */
export type GrowthStep =
  | GrownVersion
  | GrownAttempt
  | (Happened & { readonly kind: 'passed' })
  | (Happened & { readonly kind: 'entry'; readonly entryId: EntryId; readonly day: StudyDay; readonly text: string })

export type GrowthReading = Happened & { readonly url: string; readonly spentMs: number; readonly isDone: boolean }
export type GrowthReview = Happened & { readonly rating: Rating }

/** What was read of one reference between two steps. */
export type ReadBetween = { readonly url: string; readonly spentMs: number; readonly isDone: boolean }

export type GrowthItem =
  | GrowthStep
  | (Happened & { readonly kind: 'readings'; readonly readings: readonly ReadBetween[] })
  | (Happened & { readonly kind: 'reviews'; readonly reviews: readonly GrowthReview[] })

/** Stages that an attempt at the answer is about. */
const OF_ATTEMPTS: readonly StageId[] = ['thought', 'answer', 'nitpick', 'verdict']

/** Whether a step belongs to how a stage grew; what was written in the journal belongs to all of them. Null: any stage. */
export function isOfStage(step: GrowthStep, stage: StageId | null): boolean {
  if (stage === null) return true
  switch (step.kind) {
    case 'version':
      return step.changed.includes(stage)
    case 'attempt':
    case 'passed':
      return OF_ATTEMPTS.includes(stage)
    case 'entry':
      return true
    default:
      return step satisfies never
  }
}

/** Steps of one instant stand in this order: what was written is what is answered next. */
const ORDER: readonly GrowthStep['kind'][] = ['version', 'attempt', 'passed', 'entry']

/**
 * All that happened on one line of time, oldest first. What was read, and what was reviewed, between two steps is told in one
 * each, at the time of the last of it.
 */
export function lineOf(
  steps: readonly GrowthStep[],
  readings: readonly GrowthReading[],
  reviews: readonly GrowthReview[],
): readonly GrowthItem[] {
  const inOrder = steps.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  )
  const items: GrowthItem[] = []
  let after = -Infinity
  const tellUntil = (before: number): void => {
    const isNext = ({ at }: Happened): boolean => at.getTime() >= after && at.getTime() < before
    items.push(...between(readings.filter(isNext), reviews.filter(isNext)))
    after = before
  }
  for (const step of inOrder) {
    // It was passed by the review of that instant.
    tellUntil(step.at.getTime() + (step.kind === 'passed' ? 1 : 0))
    items.push(step)
  }
  tellUntil(Infinity)
  return items
}

const byTime = (a: Happened, b: Happened): number => a.at.getTime() - b.at.getTime()

function between(readings: readonly GrowthReading[], reviews: readonly GrowthReview[]): readonly GrowthItem[] {
  const [lastRead, lastReview] = [readings.toSorted(byTime).at(-1), reviews.toSorted(byTime).at(-1)]
  const sums = new Map<string, ReadBetween>()
  for (const { url, spentMs, isDone } of readings) {
    sums.set(url, { url, spentMs: spentMs + (sums.get(url)?.spentMs ?? 0), isDone })
  }
  const items: GrowthItem[] = []
  if (lastRead) items.push({ kind: 'readings', at: lastRead.at, readings: [...sums.values()] })
  if (lastReview) items.push({ kind: 'reviews', at: lastReview.at, reviews })
  return items.sort(byTime)
}
