// Makes a library that was studied for three years until today: journal-prepare.ts <dir>. Answers how much there is.
import { CardId } from '#core/card/card.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { addDays, studyDay } from '#core/schedule/study-day.ts'
import { closeDb } from '#core/store/db.ts'
import { dayOutline } from '#core/study/journal/days.ts'
import { liveThrough } from '#core/study/journal/testing-live.ts'
import { readSettings } from '#core/study/settings.ts'
import { syncContent } from '#core/study/sync.ts'
import { makeLibrary, writeLibrary } from './library.ts'
import { openLibrary } from './open-library.ts'

const CARDS = 600
const DAYS = 1100
/** Reviews of an evening: with all else that happens some 50,000 events. */
const REVIEWS = 60

const [dir = ''] = process.argv.slice(2)
const opened = await openLibrary(dir)
const { day: config } = await readSettings(opened.db)
const now = opened.now()
const from = addDays(studyDay(now, config), 1 - DAYS)
const ctx = { ...opened, now: () => new Date(`${from}T09:00:00Z`) }
await writeLibrary(ctx.contentDir, CARDS)
await syncContent(ctx)
const cards = [...makeLibrary(CARDS)].map(({ id, path, source }) => ({
  id: CardId.parse(id),
  path,
  source,
  url: /url: "([^"]+)"/.exec(source)?.[1] ?? null,
}))
const demos = [DemoId.parse('wal'), DemoId.parse('prefork')]
await liveThrough(ctx, { cards, demos, from, days: DAYS, config, reviews: REVIEWS, seed: 7 })
const days = await dayOutline(ctx)
const events = days.reduce((sum, { counts }) => sum + Object.values(counts).reduce((n, more) => n + more, 0), 0)
await closeDb(ctx.db)
console.log(JSON.stringify({ days: days.length, events }))
