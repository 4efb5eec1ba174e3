import { newSearchIndex, type SearchIndex } from '#core/search/index.ts'
import { printOf } from '#core/search/print.ts'
import { fromBytes } from '#core/search/snapshot.ts'
import { finish } from '#core/search/steps.ts'
import type { IndexChanges } from '#core/study/search-feed.ts'

/** The server’s index as it was when it had this stamp. */
export type Copy = { readonly index: SearchIndex; readonly stamp: string }

/** Null: it was made by another version, or is spoilt. */
export function copyOf(bytes: ArrayBuffer, stamp: string): Copy | null {
  const snapshot = finish(fromBytes(new Uint8Array(bytes)))
  return snapshot && { index: newSearchIndex(snapshot), stamp }
}

/**
 * The same copy with what changed. Null: it would not be what the server has, so that something else happened besides; the copy
 * is then as it was.
 */
export function brought({ index }: Copy, { stamp, gone, put }: IndexChanges): Copy | null {
  const versions = new Map(index.versions())
  for (const key of gone) versions.delete(key)
  for (const [key, version] of put) versions.set(key, version)
  if (!stamp.endsWith(printOf(versions))) return null

  for (const key of gone) index.remove(key)
  for (const [key, version, documents] of put) {
    if (index.versions().get(key) !== version) index.put(key, version, documents)
  }
  if (index.isUntidy()) finish(index.tidy())
  return { index, stamp }
}
