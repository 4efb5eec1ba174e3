// Reads the journal of a library that is there, again and again: journal-run.ts <dir>.
import { closeDb } from '#core/store/db.ts'
import { dayOutline } from '#core/study/journal/days.ts'
import { eventsBetween } from '#core/study/journal/events.ts'
import { openLibrary } from './open-library.ts'

const ROUNDS = 30
const WEEK_MS = 7 * 86_400_000

const [dir = ''] = process.argv.slice(2)
const ctx = await openLibrary(dir)

async function timed(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    await work(round)
    times.push(performance.now() - begun)
  }
  return times
}

const now = ctx.now().getTime()
const weekMs = await timed((round) => {
  // Weeks of all three years, one after the other.
  const to = now - round * 5 * WEEK_MS
  return eventsBetween(ctx, new Date(to - WEEK_MS), new Date(to))
})
const outlineMs = await timed(() => dayOutline(ctx))
await closeDb(ctx.db)
console.log(JSON.stringify({ weekMs, outlineMs }))
