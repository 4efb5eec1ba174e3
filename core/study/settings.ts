import { z } from 'zod'
import type { Result } from '#core/result.ts'
import type { Policy } from '#core/schedule/memory.ts'
import { defaultPolicy, Weights } from '#core/schedule/memory.ts'
import { StudyDay, StudyDayConfig } from '#core/schedule/study-day.ts'
import type { Db, Tx } from '#core/store/db.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { getSetting, setProjection, setSetting } from '#core/store/settings.ts'

const Retention = z.number().min(0.7).max(0.97)

/** What the learner chooses. Language and theme are the browser's (cookies), not the library's. */
export const Settings = z.strictObject({
  day: StudyDayConfig,
  /** New cards introduced on one study day at most, 0..999. */
  newPerDay: z.int().min(0).max(999),
  /** Chance of recall at which a card falls due, 0.7..0.97. */
  desiredRetention: Retention,
  /** The same for cards of a topic. Of several the highest counts. */
  topicRetention: z.record(z.string().min(1).max(60), Retention).default({}),
  maximumIntervalDays: z.int().min(1).max(36_500).default(36_500),
  /** Trained on the learner's own reviews. Null: those FSRS ships with. */
  weights: Weights.nullable().default(null),
  /** Minutes of study on one day, as far as they can be kept to. Null: as many as it takes. */
  minutesPerDay: z.int().min(5).max(720).nullable().default(null),
  /** Chains begun and not yet gone through at once. Null: any number. */
  chainsAtOnce: z.int().min(1).max(99).nullable().default(null),
  /** How much of a usual day's cards each weekday takes, Monday first, 0..1. */
  weekdayShares: z.array(z.number().min(0).max(1)).length(7).default([1, 1, 1, 1, 1, 1, 1]),
  /** Times in which nothing is put as far as that can be helped. Both days belong to it. */
  vacations: z
    .array(
      z.strictObject({ from: StudyDay, to: StudyDay }).refine(({ from, to }) => from <= to, 'ends before it begins'),
    )
    .max(50)
    .default([]),
})
export type Settings = z.infer<typeof Settings>

/** What was chosen, or what holds until something is: the machine's time zone and ten new cards a day. */
export async function readSettings(tx: Tx): Promise<Settings> {
  return (await getSetting(tx, 'study', Settings)) ?? (untouched ??= settingsOfMachine())
}

/** Worked out once: to ask for the time zone takes longer than to read the settings. */
let untouched: Settings | undefined

function settingsOfMachine(): Settings {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const { day, desiredRetention } = defaultPolicy(timeZone)
  return Settings.parse({ day, desiredRetention, newPerDay: 10 })
}

/** Schedules are those of the settings before until they are folded anew; if that is cut short, the next start does it. */
export async function saveSettings(tx: Tx, settings: Settings): Promise<void> {
  await setProjection(tx, BEHIND)
  await setSetting(tx, 'study', Settings, settings)
}

/**
 * Changes the settings that hold now, under the lock: what was changed elsewhere since the caller looked, such as the weights
 * in force, stays as it is there. Schedules are behind until they are folded anew. Where `change` refuses, nothing is saved.
 */
export const changeSettings = <E>(
  db: Db,
  change: (current: Settings) => Result<Settings, E>,
): Promise<Result<Settings, E>> =>
  insideWrite(db, async (tx) => {
    const changed = change(await readSettings(tx))
    if (changed.ok) await saveSettings(tx, changed.value)
    return changed
  })

/** Version of no fold. */
const BEHIND = 0

const policies = new Map<string, Policy>()

/**
 * The scheduling policy these settings make for a card with these topics. The same settings give the same object, which
 * `schedule` relies on for speed.
 */
export function policyOf(settings: Settings, topics: readonly string[] = []): Policy {
  const { day, maximumIntervalDays, topicRetention, weights } = settings
  const asked = topics.flatMap((topic) => (Object.hasOwn(topicRetention, topic) ? (topicRetention[topic] ?? []) : []))
  const desiredRetention = asked.length === 0 ? settings.desiredRetention : Math.max(...asked)
  const key = JSON.stringify([day, desiredRetention, maximumIntervalDays, weights])
  const known = policies.get(key)
  if (known) return known
  const policy = { ...defaultPolicy(day.timeZone), day, desiredRetention, maximumIntervalDays, weights }
  policies.set(key, policy)
  return policy
}
