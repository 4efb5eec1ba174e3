// One import in a process of its own: `tsx import-run.ts <dir> <folder of notes>`.
import path from 'node:path'
import { importNotes } from '#core/study/import-notes.ts'
import { closeDb } from '#core/store/db.ts'
import { peakBytes } from './child.ts'
import { openLibrary } from './open-library.ts'

const [dir = '', notes = ''] = process.argv.slice(2)

const ctx = await openLibrary(dir)
const begun = performance.now()
let [count, cards, lines, unaccounted, changed] = [0, 0, 0, 0, 0]
for await (const { cards: brought, lines: counts, failure } of importNotes(ctx, path.resolve(notes))) {
  count += 1
  cards += brought.length
  lines += counts['all'] ?? 0
  changed += brought.filter(({ change }) => change !== 'unchanged').length
  if (failure) unaccounted += 1
}
const ms = performance.now() - begun
await closeDb(ctx.db)
console.log(JSON.stringify({ ms, notes: count, cards, changed, lines, unaccounted, peakBytes: await peakBytes() }))
