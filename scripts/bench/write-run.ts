// Previews and saves one card, as somebody does who writes in it: write-run.ts <content folder> <data folder> <card id>.
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import { loadHighlighter } from '#core/card/render/render.ts'
import { textOf } from '#core/card/with-text.ts'
import { parseCard } from '#core/card/parse.ts'
import { defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import type { Context } from '#core/study/context.ts'
import { previewText } from '#core/study/preview.ts'
import { runnerIn } from '#core/study/runner.ts'
import { syncContent } from '#core/study/sync.ts'
import { openText, saveText } from '#core/study/write-card.ts'
import { peakBytes } from './child.ts'

const ROUNDS = 200
const [contentDir = '', dataDir = '', card = ''] = process.argv.slice(2)
const id = CardId.parse(card)
const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir: path.resolve(import.meta.dirname, '../..') }
const opened = await openDb(place)
if (!opened.ok) throw new Error(opened.error.kind)
const highlighter = await loadHighlighter()
const ctx: Context = {
  db: opened.value,
  contentDir,
  dataDir,
  now: () => new Date(),
  highlighter: () => Promise.resolve(highlighter),
  model: null,
  runner: runnerIn(place),
}
await syncContent(ctx)

const previewMs: number[] = []
const previewCpuMs: number[] = []
const saveMs: number[] = []
const text = await openText(ctx, id)
if (!text.ok) throw new Error(text.error.kind)
let { hash: baseHash, source } = text.value
const bytes = Buffer.byteLength(source)
for (let round = 0; round < ROUNDS; round += 1) {
  const nitpick = `${textOf(parseCard(source, text.value.path), 'nitpick')}。`
  const input = { baseHash, part: 'nitpick', text: nitpick } as const
  const cpu = process.cpuUsage()
  let begun = performance.now()
  const shown = await previewText(ctx, id, input)
  previewMs.push(performance.now() - begun)
  const { user, system } = process.cpuUsage(cpu)
  previewCpuMs.push((user + system) / 1000)
  begun = performance.now()
  const saved = await saveText(ctx, id, input)
  saveMs.push(performance.now() - begun)
  if (!shown.ok || !saved.ok) throw new Error('the card could not be written')
  baseHash = saved.value.hash
  source = saved.value.source
}
console.log(JSON.stringify({ bytes, previewMs, previewCpuMs, saveMs, peakBytes: await peakBytes() }))
