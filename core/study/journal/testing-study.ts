import type { CardId } from '#core/card/card.ts'
import { type Gate, verdictOf } from '#core/practice/gate.ts'
import type { RuleId } from '#core/practice/nitpick/finding.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { scheduleOf } from '#core/store/schedules.ts'
import { attempt, attemptId } from '#core/store/testing-attempts.ts'
import { answerCard } from '../review.ts'
import { readSettings, saveSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'

/** A library of cards with these names as it is at nine o’clock on a day, in UTC, where days begin at four. */
export async function libraryOf(names: readonly string[], day: string): Promise<TestLibrary> {
  const lib = await emptyLibrary(`${day}T09:00:00Z`)
  await saveSettings(lib.db, { ...(await readSettings(lib.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  for (const name of names) await lib.write(`${name}.mdx`, cardSource(`q-${name}`))
  await syncContent(lib)
  return lib
}

/** Answers a card at ten o’clock on a day. */
export async function answerOn(lib: TestLibrary, day: string, cardId: CardId, rating: Rating = 'good'): Promise<void> {
  lib.travel(`${day}T10:00:00Z`)
  const expectedReps = (await scheduleOf(lib.db, cardId))?.reps ?? 0
  const answered = await answerCard(lib, { cardId, rating, expectedReps, durationMs: 60_000 })
  if (!answered.ok) throw new Error(answered.error.kind)
}

/** An attempt at eleven o’clock on a day that took two minutes, and what the rules found in it. */
export async function attemptOn(
  { db }: Pick<TestLibrary, 'db'>,
  day: string,
  cardId: CardId,
  gate: Gate,
  rules: readonly RuleId[] = [],
): Promise<void> {
  const findings = rules.map((rule) => ({ id: rule, rule, sentence: null, quote: rule, span: null, values: {} }))
  const critique = { findings, points: [], fillers: [], speechMs: 0 }
  await addAttempt(
    db,
    attempt({
      id: attemptId(),
      cardId,
      startedAt: new Date(`${day}T10:58:00Z`),
      savedAt: new Date(`${day}T11:00:00Z`),
      critique: { critique, dismissals: [] },
      gate,
      verdict: verdictOf(gate),
    }),
  )
}
