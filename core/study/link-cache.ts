import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const DAY_MS = 86_400_000
const KEPT_MS = { ok: 7 * DAY_MS, dead: DAY_MS, unsure: DAY_MS } as const

const Entry = z.object({
  visitedAt: z.iso.datetime(),
  outcome: z.discriminatedUnion('state', [
    z.object({ state: z.literal('ok') }),
    z.object({ state: z.enum(['dead', 'unsure']), reason: z.string() }),
  ]),
})
/** What is known of an address. */
export type Standing = z.infer<typeof Entry>['outcome']
const Entries = z.record(z.string(), Entry)

/** What came of addresses that were tried lately. What was found is believed for a week, anything else for a day. */
export type LinkCache = {
  readonly get: (address: string) => Standing | null
  readonly set: (address: string, outcome: Standing) => void
  /** Writes the file anew, without what is too old. */
  readonly save: () => Promise<void>
}

/** Opens `links.json` in the data folder. A file that cannot be understood holds nothing: it is only a cache. */
export async function openLinkCache(dataDir: string, now: Date): Promise<LinkCache> {
  const file = path.join(dataDir, 'links.json')
  const entries = new Map<string, z.infer<typeof Entry>>()
  for (const [address, entry] of Object.entries(await readEntries(file))) {
    const ageMs = now.getTime() - Date.parse(entry.visitedAt)
    if (ageMs >= 0 && ageMs < KEPT_MS[entry.outcome.state]) entries.set(address, entry)
  }
  return {
    get: (address) => entries.get(address)?.outcome ?? null,
    set: (address, outcome) => void entries.set(address, { visitedAt: now.toISOString(), outcome }),
    save: async () => {
      await mkdir(dataDir, { recursive: true })
      const draft = `${file}.${process.pid}.tmp`
      await writeFile(draft, `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`)
      await rename(draft, file)
    },
  }
}

/** What came of each address that was tried, and when, however long ago; without fragments. Nothing is tried now. */
export async function lastVisits(
  dataDir: string,
): Promise<ReadonlyMap<string, { readonly visitedAt: Date; readonly outcome: Standing }>> {
  const entries = Object.entries(await readEntries(path.join(dataDir, 'links.json')))
  return new Map(
    entries.map(([address, { visitedAt, outcome }]) => [address, { visitedAt: new Date(visitedAt), outcome }]),
  )
}

async function readEntries(file: string): Promise<z.infer<typeof Entries>> {
  try {
    return Entries.catch({}).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return {}
    throw error
  }
}
