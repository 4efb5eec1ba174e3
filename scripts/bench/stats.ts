import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { closeDb, defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { rebuildSchedules } from '#core/study/refold.ts'
import { runChild, typescript } from './child.ts'
import { aimLines, digits, machine, machineLine, median, megabytes, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { fill, looksBackAt, REVIEWS_EACH } from './schedule.ts'
import { inScratch, say } from './scratch.ts'
import { projectDir } from './server.ts'

const SIZES = [1000, 10_000, 100_000] as const
const AIM_MS = 200

const Run = z.object({
  firstMs: z.number(),
  keptMs: z.number(),
  anewMs: z.array(z.number()),
  heldMs: z.number(),
  peakBytes: z.number(),
})

type Size = z.infer<typeof Run> & { readonly cards: number; readonly reviews: number }
export type StatsFigures = {
  readonly machine: Machine
  readonly sizes: readonly Size[]
  readonly aims: readonly Aim[]
}

/** Measures how long the figures of a history take: at first, another day, and when nothing has changed. */
export async function benchStats(): Promise<StatsFigures> {
  const begunOn = machine()
  const sizes: Size[] = []
  for (const cards of SIZES) sizes.push(await inScratch((dir) => measure(dir, cards)))
  const smallMs = median(sizes[0]?.anewMs ?? [])
  const aim = `figures of ${SIZES[0] * REVIEWS_EACH} reviews under ${AIM_MS} ms`
  return { machine: begunOn, sizes, aims: [{ aim, got: `${digits(smallMs)} ms`, isMet: smallMs < AIM_MS }] }
}

async function measure(dir: string, cards: number): Promise<Size> {
  const [contentDir, dataDir] = [path.join(dir, 'content'), path.join(dir, 'data')]
  await mkdir(contentDir)
  const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir }
  const migrated = await migrateDb({ ...place, now: new Date() })
  if (!migrated.ok) throw new Error(migrated.error.kind)
  const reviews = cards * REVIEWS_EACH
  say(`writing and folding ${reviews} reviews`)
  await fill(path.join(dataDir, 'zhuiwen.db'), cards)
  const opened = await openDb(place)
  if (!opened.ok) throw new Error(opened.error.kind)
  await rebuildSchedules(opened.value)
  await closeDb(opened.value)
  say('working out figures')
  const args = [contentDir, dataDir, `${looksBackAt.getTime()}`]
  return { cards, reviews, ...(await runChild(Run, [...typescript('stats-run.ts'), ...args])) }
}

/** The figures for a person. */
export function describeStats({ machine: begunOn, sizes, aims }: StatsFigures): string {
  const rows = sizes.map(({ reviews, cards, firstMs, anewMs, keptMs, heldMs, peakBytes }) => [
    `${reviews} of ${cards} cards`,
    ...[firstMs, median(anewMs), keptMs, heldMs].map(digits),
    megabytes(peakBytes),
  ])
  return [
    `Figures. ${machineLine(begunOn)}`,
    table(['reviews', 'first, ms', 'another day', 'nothing changed', 'held at a stretch', 'peak, MB'], rows),
    aimLines(aims),
  ].join('\n\n')
}
