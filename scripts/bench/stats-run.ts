// Works out figures of a library that is there, day after day: stats-run.ts <content folder> <data folder> <now, ms>.
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { plainHighlighter } from '#core/card/render/render.ts'
import { defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import type { Context } from '#core/study/context.ts'
import { runnerIn } from '#core/study/runner.ts'
import { viewStats } from '#core/study/stats.ts'
import { peakBytes } from './child.ts'

const ROUNDS = 5
const DAY_MS = 86_400_000
const [contentDir = '', dataDir = '', nowMs = ''] = process.argv.slice(2)
const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir: path.resolve(import.meta.dirname, '../..') }
const opened = await openDb(place)
if (!opened.ok) throw new Error(opened.error.kind)
let now = Number(nowMs)
const ctx: Context = {
  db: opened.value,
  contentDir,
  dataDir,
  now: () => new Date(now),
  highlighter: () => Promise.resolve(plainHighlighter),
  model: null,
  runner: runnerIn(place),
}

/** How long the process had no time for anything else, at most. */
const held = monitorEventLoopDelay({ resolution: 1 })

const timed = async (): Promise<number> => {
  const begun = performance.now()
  await viewStats(ctx, 'all')
  return performance.now() - begun
}
const firstMs = await timed()
const keptMs = await timed()
const anewMs: number[] = []
held.enable()
for (let round = 0; round < ROUNDS; round += 1) {
  // Another day: nothing of the one before is of use.
  now += DAY_MS
  anewMs.push(await timed())
}
held.disable()
console.log(JSON.stringify({ firstMs, keptMs, anewMs, heldMs: held.max / 1e6, peakBytes: await peakBytes() }))
