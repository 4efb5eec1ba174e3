import type { CardId } from '#core/card/card.ts'
import type { StageId } from '#core/card/stages.ts'
import { findingChanges } from '#core/journal/findings.ts'
import { type GrowthItem, type GrowthStep, type GrownAttempt, isOfStage, lineOf } from '#core/journal/growth.ts'
import { fold, timingOf } from '#core/practice/attempt.ts'
import { isWhole } from '#core/practice/plan.ts'
import { countWords } from '#core/practice/text/tokens.ts'
import { attemptsOf, type StoredAttempt } from '#core/store/attempts.ts'
import { findCard } from '#core/store/cards.ts'
import { readingsOf } from '#core/store/readings.ts'
import { reviewsOf, scheduleOf } from '#core/store/reviews.ts'
import type { Context } from '../context.ts'
import { type Head, headsOf, readVersion } from '../versions.ts'
import { EVERYTHING, eventsBetween } from './events.ts'
import { cutsOf, NOTHING, partsChanged } from './version-cuts.ts'

/** How a card came to be what it is. */
export type Growth = {
  readonly id: CardId
  readonly title: string
  /** BCP 47. */
  readonly lang: string
  /** Whether its file is there. */
  readonly isThere: boolean
  /** What references are called, by address; those that have gone from the card are not among them. */
  readonly titles: ReadonlyMap<string, string>
  /** Versions, attempts and what else the line goes by, whatever their stage, oldest first. */
  readonly steps: readonly GrowthStep[]
  /** All of the stage that was asked for, oldest first. */
  readonly line: readonly GrowthItem[]
}

/**
 * All that is known of how a card, or one of its stages, grew. Of cards that it has taken in there is everything but the
 * versions, which stand under their own ids. Null: nothing was ever seen of this card.
 */
export async function viewGrowth(ctx: Context, id: CardId, stage: StageId | null): Promise<Growth | null> {
  const [card, heads] = [await findCard(ctx.db, id), await headsOf(ctx, id)]
  const last = card ?? (await readVersion(ctx, id, heads.length))?.parsed.card ?? null
  if (card === null && heads.length === 0) return null

  const attempts = (await attemptsOf(ctx.db, id)).toReversed()
  const steps = [
    ...(await versionSteps(ctx, heads)),
    ...attemptSteps(attempts),
    ...(await passedStep(ctx, id, attempts)),
    ...(await entrySteps(ctx, id)),
  ]
  const withAttempts = new Set(attempts.flatMap(({ review }) => review?.id ?? []))
  const reviews = (await reviewsOf(ctx.db, id)).filter((review) => !withAttempts.has(review.id))
  return {
    id,
    title: last?.title ?? id,
    lang: last?.lang ?? 'und',
    isThere: card !== null,
    titles: new Map(last?.references.map(({ url, title }) => [url, title])),
    steps,
    line: lineOf(
      steps.filter((step) => isOfStage(step, stage)),
      await readingsOf(ctx.db, id),
      reviews.map(({ reviewedAt, rating }) => ({ at: reviewedAt, rating })),
    ),
  }
}

async function versionSteps(ctx: Context, heads: readonly Head[]): Promise<readonly GrowthStep[]> {
  const cuts = await cutsOf(ctx, heads)
  return heads.map(({ n, seenAt }, i) => {
    const [before, now] = [cuts[i - 1] ?? NOTHING, cuts[i] ?? NOTHING]
    return { kind: 'version', n, at: seenAt, changed: partsChanged(before, now), answerWords: now.answerWords }
  })
}

function attemptSteps(attempts: readonly StoredAttempt[]): readonly GrownAttempt[] {
  const isSaid = (sentence: string): boolean => sentence.trim() !== ''
  const changes = findingChanges(
    attempts.map(({ critique: { critique, dismissals }, plan, sentences }) => ({
      findings: critique.findings,
      dismissed: new Set(dismissals.map(({ finding }) => finding)),
      points: critique.points,
      isWhole: isWhole(plan),
      hasWords: sentences.some(isSaid),
      isTimed: plan.pace !== 'untimed',
    })),
  )
  return attempts.map(({ id, savedAt, way, plan, events, verdict, thought, sentences, critique, review }, i) => {
    const { words, hanzi } = countWords(sentences.filter(isSaid).join('\n'))
    const dismissed = new Set(critique.dismissals.map(({ finding }) => finding))
    return {
      kind: 'attempt',
      id,
      at: savedAt,
      way,
      verdict: review?.isTakenBack === true ? null : verdict,
      single: isWhole(plan) ? null : (plan.sentences[0] ?? 1),
      thought,
      sentences,
      spokenMs: timingOf(plan, fold(plan, events)).spokenMs,
      words: words + hanzi,
      found: critique.critique.findings.filter((finding) => !dismissed.has(finding.id)).length,
      changes: changes[i] ?? null,
    }
  })
}

/** When it was passed for the first time, if that counts. */
async function passedStep(
  ctx: Context,
  id: CardId,
  attempts: readonly StoredAttempt[],
): Promise<readonly GrowthStep[]> {
  const judged = attempts.find(({ verdict, review }) => verdict === 'passed' && review?.isTakenBack !== true)
  const at = (await scheduleOf(ctx.db, id))?.passedAt ?? judged?.savedAt
  return at ? [{ kind: 'passed', at }] : []
}

/** What was written in the journal about it. */
async function entrySteps(ctx: Context, id: CardId): Promise<readonly GrowthStep[]> {
  const until = new Date(ctx.now().getTime() + 1)
  const events = await eventsBetween(ctx, new Date(0), until, { ...EVERYTHING, kind: 'entry', cardId: id })
  return events.flatMap((event) => {
    if (event.kind !== 'entry') return []
    const { at, entryId, day, text } = event
    return [{ kind: 'entry', at, entryId, day, text }]
  })
}
