// One measurement of a history in a process of its own: `tsx history-run.ts <kind> <dir> <file>`.
import { writeFile } from 'node:fs/promises'
import { closeDb } from '#core/store/db.ts'
import type { Context } from '#core/study/context.ts'
import { exportCsv, exportJson } from '#core/study/history-export.ts'
import { importHistory } from '#core/study/history-import.ts'
import { peakBytes } from './child.ts'
import { openLibrary } from './open-library.ts'
import { seeded } from './random.ts'

const [kind = '', dir = '', file = '', count = '0'] = process.argv.slice(2)

/** A hundred reviews a card, one after the other, within three years. */
async function makeUp(reviews: number): Promise<void> {
  const random = seeded(11)
  const lines = ['card_id,review_time_ms,rating,duration_ms']
  for (let i = 0; i < reviews; i += 1) {
    const at = 1_700_000_000_000 + Math.floor((i / reviews) * 90_000_000) * 1000 + (i % 1000)
    lines.push(
      `q-card${i % Math.ceil(reviews / 100)},${at},${random.pick([1, 2, 3, 3, 3, 4])},${1000 + random.below(90_000)}`,
    )
  }
  await writeFile(file, lines.join('\n'))
}

async function takes(ctx: Context) {
  if (kind === 'export-json') return exportJson(ctx, file)
  if (kind === 'export-csv') return exportCsv(ctx, file)
  if (kind === 'import') return importHistory(ctx, file)
  throw new Error(`no measurement "${kind}"`)
}

async function work(): Promise<void> {
  if (kind === 'make-up') return makeUp(Number(count))
  const ctx = await openLibrary(dir)
  try {
    const done = await takes(ctx)
    if (!done.ok) throw new Error(JSON.stringify(done.error))
  } finally {
    await closeDb(ctx.db)
  }
}

const begun = performance.now()
await work()
console.log(JSON.stringify({ ms: performance.now() - begun, peakBytes: await peakBytes() }))
