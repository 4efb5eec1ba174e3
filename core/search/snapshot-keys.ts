import { z } from 'zod'
import type { Segment } from './segment.ts'
import type { Snapshot } from './snapshot.ts'
import type { Steps } from './steps.ts'

/** Keys that are read before others have their turn: a few milliseconds. */
const AT_ONCE = 500

/** A key, its version, and how many documents in a row belong to it. */
const Keys = z.array(z.tuple([z.string(), z.string(), z.number().int().nonnegative()]))
type Row = z.infer<typeof Keys>[number]

/** The keys of a snapshot in the order of its documents, then those that have none; as JSON, so many to a piece. */
export function* keysToJson({ segment, versions }: Snapshot): Generator<string> {
  let rows: Row[] = []
  for (const row of rowsOf(segment, versions)) {
    if (rows.push(row) < AT_ONCE) continue
    yield JSON.stringify(rows)
    rows = []
  }
  yield JSON.stringify(rows)
}

function* rowsOf({ keys, firsts }: Segment, versions: ReadonlyMap<string, string>): Generator<Row> {
  for (let n = 0; n < keys.length;) {
    const key = keys[n] ?? ''
    const start = n
    while (n < keys.length && keys[n] === key) n += 1
    // One that was taken out meanwhile has none: no library has this version, so that it is taken out again.
    yield [key, versions.get(key) ?? '', n - start]
  }
  for (const [key, version] of versions) if (!firsts.has(key)) yield [key, version, 0]
}

export type ReadKeys = {
  readonly keys: readonly string[]
  readonly firsts: ReadonlyMap<string, number>
  readonly versions: Map<string, string>
}

/** Reads what `keysToJson` gave, piece by piece. Null: it is something else. */
export function* keysFromJson(pieces: Iterable<string>): Steps<ReadKeys | null> {
  const keys: string[] = []
  const [firsts, versions] = [new Map<string, number>(), new Map<string, string>()]
  for (const piece of pieces) {
    const rows = Keys.safeParse(JSON.parse(piece))
    if (!rows.success) return null
    for (const [key, version, documents] of rows.data) {
      versions.set(key, version)
      if (documents > 0) firsts.set(key, keys.length)
      for (let n = 0; n < documents; n += 1) keys.push(key)
    }
    yield
  }
  return { keys, firsts, versions }
}
