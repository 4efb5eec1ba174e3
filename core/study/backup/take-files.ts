import { ok, type Result } from '#core/result.ts'
import type { KeptFile, Places } from './format.ts'
import { type LibraryFile, listLibraryFiles } from './library-files.ts'
import type { Known } from './known-files.ts'
import type { ObjectStore } from './objects.ts'

export type Taken = { readonly files: readonly KeptFile[]; readonly lookedAtMs: number }

/** How many files are read at once. */
const AT_ONCE = 4
/** With so many there is somebody who never rests; each file is whole then, though of a moment after the database. */
const MAX_TRIES = 5
/** Some disks tell times by two seconds: what changed that shortly before may have changed again unseen. */
const COARSE_MS = 2000

/**
 * Keeps all files of the library, and the database by `copyDb`, as they were at one moment: files are looked at before the
 * database is copied and after, and taken anew, it as well, until none has changed between.
 */
export async function takeFiles<E>(
  places: Places,
  store: ObjectStore,
  known: Known,
  copyDb: () => Promise<Result<unknown, E>>,
): Promise<Result<Taken, E>> {
  let last = known
  let before = await listLibraryFiles(places)
  for (let tries = 1; ; tries += 1) {
    const lookedAtMs = Date.now()
    const files = await keepAll(before, store, last)
    last = { files: new Map(files.map((one) => [one.path, one])), lookedAtMs }
    const copied = await copyDb()
    if (!copied.ok) return copied
    const after = await listLibraryFiles(places)
    if (tries === MAX_TRIES || isSame(before, after)) return ok({ files, lookedAtMs })
    before = after
  }
}

async function keepAll(listed: readonly LibraryFile[], store: ObjectStore, known: Known): Promise<readonly KeptFile[]> {
  const kept: KeptFile[] = []
  for (let start = 0; start < listed.length; start += AT_ONCE) {
    const some = await Promise.allSettled(listed.slice(start, start + AT_ONCE).map((one) => keep(one, store, known)))
    // Only now, so that none of the others is still being written when what was put is taken back.
    for (const one of some) if (one.status === 'rejected') throw one.reason
    kept.push(...some.flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : [])))
  }
  return kept
}

/** Null: it is gone. */
async function keep(
  { file, ...listed }: LibraryFile,
  store: ObjectStore,
  { files, lookedAtMs }: Known,
): Promise<KeptFile | null> {
  const before = files.get(listed.path)
  const isKnown = before !== undefined && isSameFile(before, listed) && listed.ctimeMs < lookedAtMs - COARSE_MS
  if (isKnown && (await store.has(before.hash))) return { ...listed, hash: before.hash }
  const put = await store.put(file)
  return put && { ...listed, ...put }
}

type Print = Pick<LibraryFile, 'path' | 'bytes' | 'mtimeMs' | 'ctimeMs'>
const isSameFile = (a: Print, b: Print): boolean =>
  a.bytes === b.bytes && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs

const isSame = (before: readonly Print[], after: readonly Print[]): boolean =>
  before.length === after.length &&
  before.every((one, i) => {
    const other = after[i]
    return other?.path === one.path && isSameFile(one, other)
  })
