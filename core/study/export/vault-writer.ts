import type { Phrases } from '#core/journal/markdown/words.ts'
import type { StudyDayConfig } from '#core/schedule/study-day.ts'
import type { Context } from '../context.ts'
import type { VaultPlan } from './vault-plan.ts'

/** Seen by whoever waits. `what`: notes of this kind are written; `total`: how many there will be. */
export type OnProgress = (what: 'cards' | 'days', done: number, total: number) => void

/** What writing a vault takes. `put`: writes a note; `path` without `.md`. */
export type VaultWriter = {
  readonly ctx: Context
  readonly plan: VaultPlan
  readonly phrases: Phrases
  readonly config: StudyDayConfig
  readonly put: (path: string, text: string) => Promise<void>
  /** The time of day in the learner's zone. */
  readonly timeOf: (at: Date) => string
  readonly onProgress: OnProgress
}
