// Takes a library into a new database, with reviews of the last month: serve-prepare.ts <content folder> <data folder>.
import path from 'node:path'
import { plainHighlighter } from '#core/card/render/render.ts'
import { listCards } from '#core/store/cards.ts'
import { closeDb, defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import type { Context } from '#core/study/context.ts'
import { answerCard } from '#core/study/review.ts'
import { runnerIn } from '#core/study/runner.ts'
import { syncContent } from '#core/study/sync.ts'

/** Cards answered, or as many as there are. Most come due again within the month. */
const ANSWERED = 300
const DAY_MS = 86_400_000

const [contentDir = '', dataDir = ''] = process.argv.slice(2)
const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir: path.resolve(import.meta.dirname, '../..') }
const migrated = await migrateDb({ ...place, now: new Date() })
if (!migrated.ok) throw new Error(migrated.error.kind)
const opened = await openDb(place)
if (!opened.ok) throw new Error(opened.error.kind)

let now = new Date(Date.now() - 30 * DAY_MS)
const ctx: Context = {
  db: opened.value,
  contentDir,
  dataDir,
  now: () => now,
  highlighter: () => Promise.resolve(plainHighlighter),
  model: null,
  runner: runnerIn(place),
}
const { files } = await syncContent(ctx)
const cards = await listCards(ctx.db, { limit: ANSWERED })
for (const [i, { id }] of cards.entries()) {
  now = new Date(now.getTime() + (20 * DAY_MS) / cards.length)
  const answered = await answerCard(ctx, { cardId: id, rating: i % 4 === 0 ? 'hard' : 'good', expectedReps: 0 })
  if (!answered.ok) throw new Error(answered.error.kind)
}
await closeDb(ctx.db)
console.log(JSON.stringify({ files, answered: cards.length }))
