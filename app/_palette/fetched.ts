import type { IndexChanges } from '#core/study/search-feed.ts'
import { brought, type Copy, copyOf } from './copy.ts'

const INDEX = '/api/search/index'
const CACHE = 'zhuiwen-search'

/**
 * The server’s index, up to date: the one that is held or kept, with what changed since, or else all of it anew. Tabs share
 * what is kept. Null: the server gives none, since it is too large.
 * @throws TypeError where the server cannot be reached
 */
export async function freshCopy(held: Copy | null): Promise<Copy | null> {
  const before = held ?? (await keptCopy())
  return (before && (await upToDate(before))) ?? (await loadAnew())
}

async function upToDate(copy: Copy): Promise<Copy | null> {
  const response = await fetch(at(`/api/search/changes?since=${copy.stamp}`))
  if (!response.ok) return null
  const changes: IndexChanges = await response.json()
  return brought(copy, changes)
}

async function loadAnew(): Promise<Copy | null> {
  const response = await fetch(at(INDEX), { cache: 'no-store' })
  if (!response.ok) return null
  const kept = response.clone()
  const copy = await copyIn(response)
  if (copy) await keep(kept)
  return copy
}

async function copyIn(response: Response): Promise<Copy | null> {
  const stamp = response.headers.get('etag')?.replace(/^W\/|"/g, '')
  return stamp === undefined ? null : copyOf(await response.arrayBuffer(), stamp)
}

async function keptCopy(): Promise<Copy | null> {
  const response = await withCache((cache) => cache.match(at(INDEX)))
  return response ? copyIn(response) : null
}

const keep = (response: Response) => withCache((cache) => cache.put(at(INDEX), response))

/** Undefined where there is none, as over plain HTTP from another machine, or no room in it: then it is loaded each time. */
async function withCache<T>(use: (cache: Cache) => Promise<T>): Promise<T | undefined> {
  if (!('caches' in self)) return undefined
  try {
    return await use(await caches.open(CACHE))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return undefined
  }
}

/** A worker’s own address may be no place to start from. */
export const at = (path: string): string => new URL(path, self.location.origin).href
