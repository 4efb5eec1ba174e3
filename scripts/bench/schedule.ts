import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { connectPlainly } from '#core/store/connection.ts'
import { closeDb, defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { dueCounts } from '#core/store/queue.ts'
import { rebuildSchedules } from '#core/study/refold.ts'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, machine, machineLine, median, megabytes, percentile, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { inScratch, say } from './scratch.ts'
import { projectDir } from './server.ts'

const CARDS = 100_000
export const REVIEWS_EACH = 10
/** Cards of one chain: a root and follow-ups three deep. */
const CHAIN = 10
const DAY_MS = 86_400_000
const FIRST_MS = Date.UTC(2024, 0, 1, 9)
/** Days after a card was learnt on which it was reviewed. */
const ON_DAYS = [0, 3, 9, 21, 45, 90, 160, 260, 400, 560]
/** Cards are learnt over these days, one after the other. */
const LEARNT_OVER_DAYS = 400

const Run = z.object({
  coldMs: z.number(),
  nextMs: z.array(z.number()),
  answerMs: z.array(z.number()),
  peakBytes: z.number(),
})

export type ScheduleFigures = {
  readonly machine: Machine
  readonly reviews: number
  readonly due: number
  /** Folding the whole log, and writing what it amounts to. */
  readonly rebuildMs: number
  readonly coldMs: number
  readonly next: readonly number[]
  readonly answer: readonly number[]
  readonly peakBytes: number
  readonly aims: readonly Aim[]
}

/** Measures asking and answering over a hundred thousand cards that were all reviewed ten times. */
export async function benchSchedule(): Promise<ScheduleFigures> {
  const begunOn = machine()
  return inScratch(async (dir) => {
    const [contentDir, dataDir] = [path.join(dir, 'content'), path.join(dir, 'data')]
    await mkdir(contentDir)
    const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir }
    const migrated = await migrateDb({ ...place, now: new Date() })
    if (!migrated.ok) throw new Error(migrated.error.kind)
    say(`writing ${CARDS} cards and ${CARDS * REVIEWS_EACH} reviews`)
    await fill(path.join(dataDir, 'zhuiwen.db'), CARDS)

    say('folding the log')
    const opened = await openDb(place)
    if (!opened.ok) throw new Error(opened.error.kind)
    const begun = performance.now()
    await rebuildSchedules(opened.value)
    const rebuildMs = performance.now() - begun
    const [due = 0] = await dueCounts(opened.value, [looksBackAt])
    await closeDb(opened.value)

    say('asking and answering')
    const run = await runChild(Run, [...typescript('schedule-run.ts'), contentDir, dataDir, `${looksBackAt.getTime()}`])
    const { coldMs, nextMs, answerMs, peakBytes } = run
    const reviews = CARDS * REVIEWS_EACH
    const under = (what: string, ms: number, limitMs: number): Aim => ({
      aim: `${what} under ${limitMs} ms`,
      got: `${digits(ms)} ms`,
      isMet: ms < limitMs,
    })
    const aims = [
      under('next card, p95', percentile(nextMs, 0.95), 5),
      under('answer committed, p95', percentile(answerMs, 0.95), 12),
      under('cold start of the queue', coldMs, 1000),
    ]
    return { machine: begunOn, reviews, due, rebuildMs, coldMs, next: nextMs, answer: answerMs, peakBytes, aims }
  })
}

/** When a made-up history is looked at: a month after its last reviews. */
export const looksBackAt = new Date(FIRST_MS + (LEARNT_OVER_DAYS + (ON_DAYS.at(-1) ?? 0) + 30) * DAY_MS)

/** The rows as they would lie there after two years of study, ten reviews a card. */
export async function fill(file: string, cards: number): Promise<void> {
  const db = connectPlainly(file)
  const numbers = (name: string, count: number): string =>
    `WITH RECURSIVE ${name}(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM ${name} WHERE i + 1 < ${count})`
  await db.execute(`INSERT INTO "Card" (id, path, title, lang, category, created, topics, keyPoints, "references", problems, problemCount, hash, mtimeMs, size, isRoot, indexedAs)
    ${numbers('n', cards)} SELECT 'q-' || i, i || '.mdx', 'Question ' || i, 'en', 'project', '2024-01-01', '[]', '[]', '[]', '[]', 0, '', 0, 0, i % ${CHAIN} = 0, 99 FROM n`)
  await db.execute(`INSERT INTO "Edge" (parentId, position, childId, text, gates)
    ${numbers('n', cards)} SELECT 'q-' || (i - i % ${CHAIN} + (i % ${CHAIN} - 1) / 3), (i % ${CHAIN} - 1) % 3, 'q-' || i, '', 1 FROM n WHERE i % ${CHAIN} > 0`)
  const onDay = `CASE i / ${cards} ${ON_DAYS.map((day, i) => `WHEN ${i} THEN ${day}`).join(' ')} END`
  // Spread by arithmetic that looks like chance: one review in eight is failed, and times of day differ.
  await db.execute(`INSERT INTO "Review" (cardId, reviewedAt, rating, durationMs)
    ${numbers('n', cards * REVIEWS_EACH)} SELECT 'q-' || (i % ${cards}),
      ${FIRST_MS} + ((i % ${cards}) * ${LEARNT_OVER_DAYS} / ${cards} + ${onDay} + i * 7919 % 5) * ${DAY_MS} + i * 104729 % 36000000,
      CASE WHEN i * 2654435761 % 8 = 0 THEN 'again' WHEN i * 40503 % 5 = 0 THEN 'hard' ELSE 'good' END, 30000 + i * 31 % 60000 FROM n`)
  db.close()
}

/** The figures for a person. */
export function describeSchedule(figures: ScheduleFigures): string {
  const { machine: begunOn, reviews, due, rebuildMs, next, answer, coldMs, peakBytes, aims } = figures
  const row = (name: string, times: readonly number[]): string[] => [
    name,
    ...[median(times), percentile(times, 0.95), Math.max(...times)].map(digits),
  ]
  return [
    `Schedule. ${machineLine(begunOn)}; ${CARDS} cards, ${reviews} reviews, ${due} cards due`,
    table(
      ['ms, database included', 'median', 'p95', 'most'],
      [row('next card', next), row('answer committed', answer)],
    ),
    `cold start of the queue: ${digits(coldMs)} ms; peak memory ${megabytes(peakBytes)} MB`,
    `whole log folded and written: ${digits(rebuildMs / 1000)} s, ${Math.round(reviews / (rebuildMs / 1000))} reviews/s`,
    aimLines(aims),
  ].join('\n\n')
}
