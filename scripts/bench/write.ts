import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { defaultDatabaseUrl } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { runChild, typescript } from './child.ts'
import { type Aim, aimLines, digits, kilobytes, type Machine, machine, machineLine, megabytes } from './figures.ts'
import { median, percentile, table } from './figures.ts'
import { makeLibrary } from './library.ts'
import { inScratch, say } from './scratch.ts'
import { projectDir } from './server.ts'

/** Bytes of the card that is written in: several times an ordinary one. */
const CARD_BYTES = 20_000
const AIM_MS = 100

const Run = z.object({
  bytes: z.number(),
  previewMs: z.array(z.number()),
  /** What the processor had to do for it: on a busy machine the better figure. */
  previewCpuMs: z.array(z.number()),
  saveMs: z.array(z.number()),
  peakBytes: z.number(),
})
export type WriteFigures = z.infer<typeof Run> & { readonly machine: Machine; readonly aims: readonly Aim[] }

/** Measures how long a card takes to be shown while it is written in, and to be saved. */
export async function benchWrite(): Promise<WriteFigures> {
  const begunOn = machine()
  const run = await inScratch(async (dir) => {
    const [contentDir, dataDir] = [path.join(dir, 'content'), path.join(dir, 'data')]
    await mkdir(contentDir)
    const place = { url: defaultDatabaseUrl(dataDir), dataDir, projectDir }
    const migrated = await migrateDb({ ...place, now: new Date() })
    if (!migrated.ok) throw new Error(migrated.error.kind)
    const { id, source } = largeCard()
    await writeFile(path.join(contentDir, 'large.mdx'), source)
    say('writing in a card')
    return runChild(Run, [...typescript('write-run.ts'), contentDir, dataDir, id])
  })
  const p95 = percentile(run.previewMs, 0.95)
  const aim = `a preview of a card of ${kilobytes(run.bytes)} kB under ${AIM_MS} ms in 95 of 100`
  return { ...run, machine: begunOn, aims: [{ aim, got: `${digits(p95)} ms`, isMet: p95 < AIM_MS }] }
}

/** One card in which the nitpicks of many stand. */
function largeCard(): { readonly id: string; readonly source: string } {
  const [first, ...others] = [...makeLibrary(40)]
  if (!first) throw new Error('no card was made')
  const heading = first.source.search(/^## (?:四、|4\. )/m)
  const at = first.source.indexOf('\n\n', heading) + 2
  let more = ''
  for (const { source } of others) {
    const body = /^## (?:四、|4\. ).*\n\n([^]*?)\n## /m.exec(source)?.[1] ?? ''
    if (Buffer.byteLength(first.source + more + body) < CARD_BYTES) more += `${body}\n`
  }
  return { id: first.id, source: first.source.slice(0, at) + more + first.source.slice(at) }
}

/** The figures for a person. */
export function describeWrite({
  machine: begunOn,
  previewMs,
  previewCpuMs,
  saveMs,
  peakBytes,
  aims,
}: WriteFigures): string {
  const row = (what: string, values: readonly number[]): readonly string[] => [
    what,
    ...[median(values), percentile(values, 0.95), Math.max(...values)].map(digits),
  ]
  return [
    `Writing in a card. ${machineLine(begunOn)}, at most ${megabytes(peakBytes)} MB held`,
    table(
      ['', 'median, ms', 'p95', 'slowest'],
      [row('preview', previewMs), row('of it processor', previewCpuMs), row('save', saveMs)],
    ),
    aimLines(aims),
  ].join('\n\n')
}
