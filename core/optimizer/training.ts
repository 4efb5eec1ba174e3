import type { FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { Log } from '#core/schedule/evaluate/log.ts'
import type { Pausing } from '#core/schedule/evaluate/pausing.ts'
import { Weights } from '#core/schedule/memory.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import { inTurns } from './turns.ts'
import type { Cancelled } from './turns.ts'

/** fsrs-rs leaves out longer histories (`max_seq_len`), and each takes all the reviews before it along. */
const LONGEST_HISTORY = 256

/** How often training tells how far it is and asks whether to go on. The trainer ends on such a beat, too. */
const BEAT_MS = 10

/** `no-trainer`: it is compiled for each kind of machine, and there is none for this one. `reason` is what loading it says. */
export type TrainingError = Cancelled | { readonly kind: 'no-trainer'; readonly reason: string }

export type TrainingOptions = {
  readonly signal?: AbortSignal
  /** Told how far it is, 0..1. */
  readonly onProgress?: (share: number) => void
}

/**
 * Trains weights on the first `count` trials of a log, with all that it tells of their cards before them. The work is
 * done by fsrs-rs, in a thread of its own. Same-day reviews are part of a history and count as no time, as in `answer`;
 * only that a second failure on one day lowers the stability once more is not known to fsrs-rs. The latest trials weigh
 * four times as much as the earliest (`recency_weighted_fsrs_items`). Where too little is alike to be learnt from, the
 * weights come back as they ship. With single precision and a fixed seed, the same log gives the same weights.
 */
export async function train(
  log: Log,
  count: number,
  { signal, onProgress }: TrainingOptions,
): Promise<Result<Weights, TrainingError>> {
  const trainer = await loadTrainer()
  if (!trainer.ok) return trainer
  const items = await inTurns(itemsOf(log, count, trainer.value), signal)
  if (!items.ok) return items
  try {
    const weights = await trainer.value.computeParameters(items.value, {
      // As `answer` schedules: no learning steps within a day. The three weights for those come back as 0.
      enableShortTerm: false,
      numRelearningSteps: 0,
      timeout: BEAT_MS,
      progress: (done, total) => {
        onProgress?.(total === 0 ? 0 : done / total)
        return signal?.aborted !== true
      },
    })
    if (signal?.aborted) return err({ kind: 'cancelled' })
    onProgress?.(1)
    return ok(Weights.parse(weights))
  } catch (error) {
    // The trainer has one kind of error, told by its text alone; after a cancellation it can only be that.
    if (signal?.aborted) return err({ kind: 'cancelled' })
    throw error
  }
}

type Trainer = typeof import('@open-spaced-repetition/binding')

/** Loaded when it is first needed, so that whoever only imports this file can do without it. */
const loadTrainer = (): Promise<Result<Trainer, TrainingError>> =>
  import('@open-spaced-repetition/binding').then(ok, (error: unknown) => {
    return err({ kind: 'no-trainer', reason: error instanceof Error ? error.message : String(error) })
  })

/** What the trainer learns from, in the order of time: each trial with the history of its card up to it. */
function* itemsOf(
  log: Log,
  count: number,
  { FSRSBindingItem, FSRSBindingReview }: Trainer,
): Pausing<FSRSBindingItem[]> {
  const histories: FSRSBindingReview[][] = []
  const items: FSRSBindingItem[] = []
  for (const { card, rating, days, trial } of log.steps) {
    if (trial === count) break
    const history = (histories[card] ??= [])
    if (history.length === LONGEST_HISTORY) continue
    history.push(new FSRSBindingReview(RATINGS.indexOf(rating) + 1, days ?? 0))
    if (trial === null) continue
    items.push(new FSRSBindingItem(history))
    if (items.length % 100 === 0) yield
  }
  return items
}
