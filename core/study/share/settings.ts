import { z } from 'zod'
import { Author, License } from '#core/card/rights.ts'
import type { Db, Tx } from '#core/store/db.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { getSetting, setSetting } from '#core/store/settings.ts'

/** What the learner wants said of chains that go out. */
export const SharingSettings = z.strictObject({
  /** Who is named. Null: nobody. */
  author: Author.nullable(),
  /** Of cards that name no licence of their own. */
  license: License,
})
export type SharingSettings = z.infer<typeof SharingSettings>

const DEFAULTS: SharingSettings = { author: null, license: 'CC-BY-4.0' }

/** What was chosen, or what holds until something is: nobody is named, and whoever names the author may do as they like. */
export const readSharingSettings = async (tx: Tx): Promise<SharingSettings> =>
  (await getSetting(tx, 'sharing', SharingSettings)) ?? DEFAULTS

/** Changes some of it, and leaves the rest as it is now. */
export const changeSharingSettings = (db: Db, change: Partial<SharingSettings>): Promise<void> =>
  insideWrite(db, async (tx) =>
    setSetting(tx, 'sharing', SharingSettings, { ...(await readSharingSettings(tx)), ...change }),
  )
