import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { Rating } from '#core/schedule/rating.ts'
import { ownerOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { chunks, execute, json, KnownId, readRows, real } from './rows.ts'

/** What the reviews of a card amount to. A card without one is new. */
export type StoredSchedule = {
  readonly cardId: CardId
  readonly memory: { readonly stabilityDays: number; readonly difficulty: number }
  readonly dueAt: Date
  readonly firstReviewAt: Date
  readonly lastReviewAt: Date
  /** Reviews that count. */
  readonly reps: number
  readonly lapses: number
  readonly lastRating: Rating
  /** When it was first passed. Null: not yet. */
  readonly passedAt: Date | null
  /** The end of the time in which it opens its follow-ups. Null: it does not. */
  readonly opensUntil: Date | null
}

export const ScheduleRow = z
  .object({
    cardId: KnownId,
    stabilityDays: z.number(),
    difficulty: z.number(),
    dueAt: z.number(),
    firstReviewAt: z.number(),
    lastReviewAt: z.number(),
    reps: z.number(),
    lapses: z.number(),
    lastRating: Rating,
    passedAt: z.number().nullable(),
    opensUntil: z.number().nullable(),
  })
  .transform(
    ({
      stabilityDays,
      difficulty,
      dueAt,
      firstReviewAt,
      lastReviewAt,
      passedAt,
      opensUntil,
      ...rest
    }): StoredSchedule => ({
      ...rest,
      memory: { stabilityDays, difficulty },
      dueAt: new Date(dueAt),
      firstReviewAt: new Date(firstReviewAt),
      lastReviewAt: new Date(lastReviewAt),
      passedAt: passedAt === null ? null : new Date(passedAt),
      opensUntil: opensUntil === null ? null : new Date(opensUntil),
    }),
  )

/** In SQL: schedule `s` as a `ScheduleRow`. */
export const SCHEDULE = `json_object('cardId', s.cardId, 'stabilityDays', ${real('s.stabilityDays')}, 'difficulty', ${real('s.difficulty')},
  'dueAt', s.dueAt, 'firstReviewAt', s.firstReviewAt, 'lastReviewAt', s.lastReviewAt, 'reps', s.reps, 'lapses', s.lapses, 'lastRating', s.lastRating, 'passedAt', s.passedAt,
  'opensUntil', s.opensUntil)`

/** The schedule of a card. Null: it is new. */
export async function scheduleOf(tx: Tx, cardId: CardId): Promise<StoredSchedule | null> {
  const rows = await readRows(
    tx,
    ScheduleRow,
    `SELECT json_group_array(${SCHEDULE}) AS rows FROM "Schedule" AS s WHERE s.cardId = ?`,
    cardId,
  )
  return rows[0] ?? null
}

/** The schedules of those of these cards that have one. */
export async function schedulesOf(tx: Tx, ids: readonly CardId[]): Promise<Map<CardId, StoredSchedule>> {
  const rows = await readRows(
    tx,
    ScheduleRow,
    `SELECT json_group_array(${SCHEDULE}) AS rows FROM "Schedule" AS s
      WHERE s.cardId IN (SELECT value FROM json_each(?))`,
    json(ids),
  )
  return new Map(rows.map((schedule) => [schedule.cardId, schedule]))
}

/** Sets the schedule of a card, whether it has one or not. */
export async function putSchedule(tx: Tx, schedule: StoredSchedule): Promise<void> {
  const { cardId, memory, ...rest } = schedule
  const data = { ...rest, stabilityDays: memory.stabilityDays, difficulty: memory.difficulty }
  await prismaOf(tx).schedule.upsert({ where: { cardId }, create: { cardId, ...data }, update: data })
}

/** Rows written by one statement, for each of its columns a parameter, of which SQLite has 32766. */
const CHUNK = 500

/** Puts these in the place of all schedules there are. */
export async function replaceSchedules(tx: Tx, schedules: readonly StoredSchedule[]): Promise<void> {
  await prismaOf(tx).schedule.deleteMany()
  await add(tx, schedules)
}

/** Sets the schedules of these cards, whether they have one or not. Null: the card is new (again). */
export async function putSchedules(tx: Tx, schedules: ReadonlyMap<CardId, StoredSchedule | null>): Promise<void> {
  const ids = json([...schedules.keys()])
  await execute(tx, `DELETE FROM "Schedule" WHERE cardId IN (SELECT value FROM json_each(?))`, ids)
  await add(
    tx,
    [...schedules.values()].filter((row) => row !== null),
  )
}

/** Written by hand: through Prisma a row takes ten times as long, and all of a large library are written at once. */
async function add(tx: Tx, schedules: readonly StoredSchedule[]): Promise<void> {
  for (const some of chunks(schedules, CHUNK)) {
    const rows = some.map((one) => [
      one.cardId,
      one.memory.stabilityDays,
      one.memory.difficulty,
      one.dueAt.getTime(),
      one.firstReviewAt.getTime(),
      one.lastReviewAt.getTime(),
      one.reps,
      one.lapses,
      one.lastRating,
      one.passedAt?.getTime() ?? null,
      one.opensUntil?.getTime() ?? null,
    ])
    const marks = rows.map((row) => `(${row.map(() => '?').join(', ')})`)
    await execute(
      tx,
      `INSERT INTO "Schedule" (cardId, stabilityDays, difficulty, dueAt, firstReviewAt, lastReviewAt, reps, lapses, lastRating,
        passedAt, opensUntil) VALUES ${marks.join(', ')}`,
      ...rows.flat(),
    )
    await setImmediate()
  }
}

/** Gives cards that were reviewed other days to come back on. */
export async function moveDue(
  tx: Tx,
  moves: readonly { readonly cardId: CardId; readonly dueAt: Date }[],
): Promise<void> {
  await execute(
    tx,
    `UPDATE "Schedule" SET dueAt = j.value ->> 1 FROM json_each(?) AS j WHERE "Schedule".cardId = j.value ->> 0`,
    json(moves.map(({ cardId, dueAt }) => [cardId, dueAt.getTime()])),
  )
}

/** Every card with a review that counts, whether its file is there or not; for refolding all schedules. */
export function cardsReviewed(tx: Tx): Promise<CardId[]> {
  return readRows(
    tx,
    KnownId,
    `SELECT json_group_array(DISTINCT ${ownerOf('r.cardId')}) AS rows FROM "Review" AS r
      WHERE NOT EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = r.id)`,
  )
}

/** Every card that has a schedule, whether its file is there or not. */
export const scheduledCards = (tx: Tx): Promise<CardId[]> =>
  readRows(tx, KnownId, `SELECT json_group_array(cardId) AS rows FROM "Schedule"`)
