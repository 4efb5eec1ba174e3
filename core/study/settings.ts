import { z } from 'zod'
import type { Policy } from '#core/schedule/memory.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import { StudyDayConfig } from '#core/schedule/study-day.ts'
import type { Tx } from '#core/store/db.ts'
import { getSetting, setSetting } from '#core/store/settings.ts'

/** What the learner chooses. Language and theme are the browser's (cookies), not the library's. */
export const Settings = z.strictObject({
  day: StudyDayConfig,
  /** New cards introduced on one study day at most, 0..999. */
  newPerDay: z.int().min(0).max(999),
  /** Chance of recall at which a card falls due, 0.7..0.97. */
  desiredRetention: z.number().min(0.7).max(0.97),
})
export type Settings = z.infer<typeof Settings>

/** What was chosen, or what holds until something is: the machine's time zone and ten new cards a day. */
export async function readSettings(tx: Tx): Promise<Settings> {
  const chosen = await getSetting(tx, 'study', Settings)
  if (chosen) return chosen
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const { day, desiredRetention } = defaultPolicy(timeZone)
  return { day, desiredRetention, newPerDay: 10 }
}

export async function saveSettings(tx: Tx, settings: Settings): Promise<void> {
  await setSetting(tx, 'study', Settings, settings)
}

const policies = new Map<string, Policy>()

/** The scheduling policy these settings make. The same settings give the same object, which `schedule` relies on for speed. */
export function policyOf(settings: Settings): Policy {
  const key = JSON.stringify(settings)
  const known = policies.get(key)
  if (known) return known
  const { day, desiredRetention } = settings
  const policy = { ...defaultPolicy(day.timeZone), day, desiredRetention }
  policies.set(key, policy)
  return policy
}
