import { z } from 'zod'
import { MAX_SLOWNESS, PACES } from '#core/practice/plan.ts'
import { WAYS } from '#core/practice/record.ts'
import type { Tx } from '#core/store/db.ts'
import { getSetting, setSetting } from '#core/store/settings.ts'

/** How the learner wants to practise. What was chosen last holds for the next attempt. */
export const PracticeSettings = z.strictObject({
  way: z.enum(WAYS),
  pace: z.enum(PACES),
  /** How many times the ordinary times, 1 to 10 in halves. */
  slowness: z.number().min(1).max(MAX_SLOWNESS).multipleOf(0.5),
  /** No sound at the marks. */
  isMuted: z.boolean(),
  /** The browser may write along what is said, where it can do so on this device. */
  isTranscribed: z.boolean(),
  /** Timer of the reading list, in minutes. */
  readingMinutes: z.int().min(5).max(120),
})
export type PracticeSettings = z.infer<typeof PracticeSettings>

const DEFAULTS: PracticeSettings = {
  way: 'typed',
  pace: 'relaxed',
  slowness: 1,
  isMuted: false,
  isTranscribed: false,
  readingMinutes: 25,
}

/** What was chosen, or what holds until something is: typed, relaxed, at ordinary speed. */
export const readPracticeSettings = async (tx: Tx): Promise<PracticeSettings> =>
  (await getSetting(tx, 'practice', PracticeSettings)) ?? DEFAULTS

export const savePracticeSettings = (tx: Tx, settings: PracticeSettings): Promise<void> =>
  setSetting(tx, 'practice', PracticeSettings, settings)
