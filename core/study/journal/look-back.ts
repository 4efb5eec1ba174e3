import type { CardId } from '#core/card/card.ts'
import {
  type FailedGate,
  failedGates,
  repeatedFindings,
  type RepeatedFinding,
} from '#core/journal/attempts-of-period.ts'
import { byPart, type DaySum, sumOfDays } from '#core/journal/day-figures.ts'
import { type Days, nextPeriod, type Period } from '#core/journal/period.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { newCardsBetween } from '#core/store/changed-cards.ts'
import { briefs } from '#core/store/cards.ts'
import { judgedBetween } from '#core/store/judged-attempts.ts'
import { passedBetween } from '#core/store/passed.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'
import { type Ahead, lookAhead } from './ahead.ts'
import { type Asked, changesBetween } from './changes.ts'
import { instantsOf, studiedIn } from './studied.ts'

/** Things named in a list of what a period holds. */
const NAMED = 10
const REWRITES = 5

/** The first of a list, and how many there are. */
export type Some<T> = { readonly first: readonly T[]; readonly total: number }

/** What a week, a month or a year holds. */
export type LookBack = {
  readonly period: Period
  readonly sum: DaySum
  /** By its days, weeks or months. */
  readonly parts: readonly (Days & DaySum)[]
  /** Cards seen for the first time. */
  readonly newCards: number
  readonly passed: Some<CardId>
  readonly failed: Some<FailedGate>
  readonly findings: readonly RepeatedFinding[]
  readonly rewrites: Some<{ readonly cardId: CardId; readonly words: number }>
  readonly asked: Some<Asked>
  /** Minutes by topic, most first; what is spent on a card of several is spent on each of them. */
  readonly topics: readonly (readonly [topic: string, minutes: number])[]
  /** Null: the period is so long over that what comes next says nothing of it. */
  readonly ahead: Ahead | null
  /** What the cards above are called; one whose file is gone is not among them. */
  readonly names: ReadonlyMap<CardId, { readonly title: string; readonly lang: string }>
}

/** What a period holds, from facts: nothing of it is kept. */
export async function lookBack(ctx: Context, period: Period): Promise<LookBack> {
  const { db } = ctx
  const { day: config } = await readSettings(db)
  const [from, to] = instantsOf(period, config)
  const { days, topics } = await studiedIn(ctx, period)
  const attempts = await judgedBetween(db, from, to)
  const passed = await passedBetween(db, from, to)
  const { rewrites, asked } = await changesBetween(db, from, to)
  const isLately = nextPeriod(period).last >= studyDay(ctx.now(), config)
  const held = {
    passed: some(
      passed.map(({ cardId }) => cardId),
      NAMED,
    ),
    failed: some(failedGates(attempts), NAMED),
    findings: repeatedFindings(attempts).map((one) => ({ ...one, cardIds: one.cardIds.slice(0, 3) })),
    rewrites: some(rewrites, REWRITES),
    asked: some(asked, NAMED),
    ahead: isLately ? await lookAhead(ctx, from, to) : null,
  }
  return {
    ...held,
    period,
    sum: sumOfDays(days),
    parts: byPart(period, days),
    newCards: await newCardsBetween(db, from, to),
    topics: [...topics].slice(0, NAMED),
    names: await briefs(db, namedIn(held)),
  }
}

const some = <T>(all: readonly T[], count: number): Some<T> => ({ first: all.slice(0, count), total: all.length })

type Held = Pick<LookBack, 'passed' | 'failed' | 'findings' | 'rewrites' | 'asked' | 'ahead'>

const namedIn = ({ passed, failed, findings, rewrites, asked, ahead }: Held): readonly CardId[] => [
  ...passed.first,
  ...findings.flatMap(({ cardIds }) => cardIds),
  ...[...failed.first, ...rewrites.first, ...asked.first, ...(ahead?.stuck ?? [])].map(({ cardId }) => cardId),
  ...(ahead?.opened ?? []),
]
