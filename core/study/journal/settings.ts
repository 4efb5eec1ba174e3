import { z } from 'zod'
import type { Db, Tx } from '#core/store/db.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { getSetting, setSetting } from '#core/store/settings.ts'

/** What the learner wants of the journal. Everything that could nag is off until it is switched on. */
export const JournalSettings = z.strictObject({
  /** Days on end are counted. */
  hasStreak: z.boolean(),
  /** Minutes of study that a day should have. Null: no goal. */
  goalMinutes: z.int().min(5).max(720).nullable(),
  /** What is due can be subscribed to as a calendar. */
  hasCalendar: z.boolean(),
})
export type JournalSettings = z.infer<typeof JournalSettings>

const DEFAULTS: JournalSettings = { hasStreak: false, goalMinutes: null, hasCalendar: false }

/** What was chosen, or what holds until something is: nothing is switched on. */
export const readJournalSettings = async (tx: Tx): Promise<JournalSettings> =>
  (await getSetting(tx, 'journal', JournalSettings)) ?? DEFAULTS

/** Changes some of it, and leaves the rest as it is now. */
export const changeJournalSettings = (db: Db, change: Partial<JournalSettings>): Promise<void> =>
  insideWrite(db, async (tx) =>
    setSetting(tx, 'journal', JournalSettings, { ...(await readJournalSettings(tx)), ...change }),
  )
