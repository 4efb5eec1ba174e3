import { createHash } from 'node:crypto'
import { demoOfKey } from '#core/search/demo-key.ts'
import { entryOfKey } from '#core/search/entry-key.ts'
import type { Context } from './context.ts'
import { documentsOfEntries, type FoundAs, stampOfEntries } from './journal/search-entries.ts'
import { documentsOfDemos, stampOfDemos } from './search-demos.ts'

/** Something that is searched besides cards, and little enough to be read as a whole when it has changed. */
type Source = {
  /** Whether a key of the index is one of its. No card has such a key. */
  readonly has: (key: string) => boolean
  /** Changes with what it has; it is asked for often. */
  readonly stamp: (ctx: Context) => Promise<string>
  /** By its keys. */
  readonly documents: (ctx: Context) => Promise<ReadonlyMap<string, FoundAs>>
}

const SOURCES: readonly Source[] = [
  { has: (key) => demoOfKey(key) !== null, stamp: stampOfDemos, documents: foundAsDemos },
  { has: (key) => entryOfKey(key) !== null, stamp: stampOfEntries, documents: documentsOfEntries },
]

export const isOther = (key: string): boolean => SOURCES.some(({ has }) => has(key))

export const stampOfOthers = async (ctx: Context): Promise<string> =>
  JSON.stringify(await Promise.all(SOURCES.map(({ stamp }) => stamp(ctx))))

export async function othersOf(ctx: Context): Promise<ReadonlyMap<string, FoundAs>> {
  const all = await Promise.all(SOURCES.map(({ documents }) => documents(ctx)))
  return new Map(all.flatMap((some) => [...some]))
}

async function foundAsDemos(ctx: Context): Promise<ReadonlyMap<string, FoundAs>> {
  const all = await documentsOfDemos(ctx)
  return new Map([...all].map(([key, documents]) => [key, { version: hashOf(JSON.stringify(documents)), documents }]))
}

/** Half of a hash tells versions apart as well, and is kept for each. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
