// One measurement of the index, in a process of its own: sync-run.ts <kind> <content folder> <data folder>.
// Prints one line of JSON. Loading the program and opening the database are not part of any figure.
import watcher from '@parcel/watcher'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { listCardFiles, readCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainHighlighter, renderCard } from '#core/card/render/render.ts'
import { countCards } from '#core/store/cards.ts'
import { closeDb, defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import type { Context } from '#core/study/context.ts'
import { runnerIn } from '#core/study/runner.ts'
import { syncContent } from '#core/study/sync.ts'
import { watchContent } from '#core/study/watch.ts'
import { peakBytes } from './child.ts'
import { seeded } from './random.ts'

/** Longer than the watcher gathers events after one: each edit stands alone, as one's own edits do. */
const BETWEEN_EDITS_MS = 700

const projectDir = path.resolve(import.meta.dirname, '../..')
const [kind = '', contentDir = '', dataDir = ''] = process.argv.slice(2)

async function open(): Promise<Context> {
  const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir }
  const migrated = await migrateDb({ ...place, now: new Date() })
  if (!migrated.ok) throw new Error(migrated.error.kind)
  const opened = await openDb(place)
  if (!opened.ok) throw new Error(opened.error.kind)
  // The first query compiles the query engine, whatever it asks for: that belongs to opening.
  await countCards(opened.value)
  const highlighter = () => Promise.resolve(plainHighlighter)
  const runner = runnerIn(place)
  return { db: opened.value, contentDir, dataDir, now: () => new Date(), highlighter, model: null, runner }
}

/** Wall clock, and the processor's time of all threads, which a busy machine does not stretch. */
function start(): () => { readonly ms: number; readonly cpuMs: number } {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return { ms: performance.now() - begun, cpuMs: (user + system) / 1000 }
  }
}

async function timeSync(ctx: Context): Promise<object> {
  const timer = start()
  const { files, added, problems } = await syncContent(ctx)
  return { ...timer(), files, added: added.length, problems: problems.length }
}

/** What others do when they build: every body to HTML, without highlighting as theirs has none, into one file. */
async function timeRender(): Promise<object> {
  const timer = start()
  const rendered = []
  for (const file of await listCardFiles(contentDir)) {
    const read = await readCardFile(contentDir, file.path)
    const card = read && parseCard(read.source, file.path).card
    if (card)
      rendered.push(renderCard({ source: read.source, file: file.path, sections: card.sections }, plainHighlighter))
  }
  await writeFile(path.join(dataDir, 'rendered.json'), JSON.stringify(rendered))
  return { ...timer(), files: rendered.length }
}

type Edit = (source: string, i: number) => string

/** A sentence more in the middle of the card. */
const changeText: Edit = (source, i) => source.replace(/(## (?:七|7)[^\n]*\n\n)/, `$1Edited, ${i}. `)
/** Another first question to go on to, which is no edge of the graph before. */
const changeFollowUps: Edit = (source, i) =>
  source.replace(/(## (?:六|6)[^\n]*\n\n)/, `$1- [Edited ${i}](card:q-edited-${i})\n`)

/** Edits one file after the other under the watching program, and takes the time of each sync that follows. */
async function timeEdits(ctx: Context, edit: Edit, count: number): Promise<object> {
  const random = seeded(7)
  let seenAt = 0
  // Subscribed first, so that this notes the time when the watcher under test is told.
  const clock = await watcher.subscribe(contentDir, () => (seenAt = performance.now()))
  let onSync = (_changed: readonly string[]): void => {}
  const watch = await watchContent(ctx, (report) => onSync(report.changed), fail)

  const syncMs: number[] = []
  const latencyMs: number[] = []
  const draft = path.join(dataDir, 'draft.mdx')
  const files = random.sample(await listCardFiles(contentDir), count)
  for (const [i, file] of files.entries()) {
    const target = path.join(contentDir, file.path)
    await writeFile(draft, edit(await readFile(target, 'utf8'), i))
    await pause(BETWEEN_EDITS_MS)
    const synced = new Promise<readonly string[]>((resolve) => (onSync = resolve))
    const writtenAt = performance.now()
    await rename(draft, target)
    const changed = await synced
    const doneAt = performance.now()
    if (changed[0] !== file.path) throw new Error(`edited ${file.path}, synced ${changed.join(', ')}`)
    syncMs.push(doneAt - seenAt)
    latencyMs.push(doneAt - writtenAt)
  }
  await clock.unsubscribe()
  await watch.stop()
  return { syncMs, latencyMs }
}

function fail(error: unknown): never {
  throw error
}

async function measure(): Promise<object> {
  if (kind === 'render') return timeRender()
  const ctx = await open()
  try {
    if (kind === 'sync') return await timeSync(ctx)
    if (kind === 'edit-text') return await timeEdits(ctx, changeText, 15)
    if (kind === 'edit-follow-ups') return await timeEdits(ctx, changeFollowUps, 5)
    throw new Error(`no measurement "${kind}"`)
  } finally {
    await closeDb(ctx.db)
  }
}

const result = await measure()
console.log(JSON.stringify({ ...result, peakBytes: await peakBytes() }))
