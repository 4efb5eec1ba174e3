// Asks and answers over a library that is there: schedule-run.ts <content folder> <data folder> <now, ms>.
import path from 'node:path'
import { plainHighlighter } from '#core/card/render/render.ts'
import { defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import type { Context } from '#core/study/context.ts'
import { nextCards } from '#core/study/queue.ts'
import { answerCard } from '#core/study/review.ts'
import { runnerIn } from '#core/study/runner.ts'
import { peakBytes } from './child.ts'

const ROUNDS = 300
const [contentDir = '', dataDir = '', nowMs = ''] = process.argv.slice(2)
const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir: path.resolve(import.meta.dirname, '../..') }

const begun = performance.now()
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
await nextCards(ctx, 1)
const coldMs = performance.now() - begun

const [nextMs, answerMs]: [number[], number[]] = [[], []]
for (let round = -20; round < ROUNDS; round += 1) {
  const asked = performance.now()
  const [item] = await nextCards(ctx, 1)
  const shown = performance.now()
  if (!item) throw new Error('there is nothing left to ask')
  now += 60_000
  const input = { cardId: item.card.id, rating: round % 5 === 0 ? 'again' : 'good', expectedReps: item.reps } as const
  const answering = performance.now()
  const answered = await answerCard(ctx, { ...input, durationMs: 60_000 })
  if (!answered.ok) throw new Error(answered.error.kind)
  if (round < 0) continue
  nextMs.push(shown - asked)
  answerMs.push(performance.now() - answering)
}
console.log(JSON.stringify({ coldMs, nextMs, answerMs, peakBytes: await peakBytes() }))
