import { randomUUID } from 'node:crypto'
import { isCardPath, readMedia } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  addChangeSet,
  type ByteChange,
  type ChangeKind,
  changeSetsOf,
  dropChangeSet,
  type StoredChangeSet,
} from '#core/store/change-sets.ts'
import type { Tx } from '#core/store/db.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { end, hashNow, hashOf, inOrder, inTurns, put } from './change-files.ts'
import type { Context } from './context.ts'
import { syncContent } from './sync.ts'

/** What is to become of one file of the content folder: a card or an image. */
export type FileChange = {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** sha256 in hex of the bytes that must be there now. Null: there must be no file. */
  readonly before: string | null
  /** Null: the file goes. */
  readonly after: Uint8Array | null
}

export type Deed = {
  readonly kind: Exclude<ChangeKind, 'undo'>
  /** Sets of the same batch are taken back as one. Left out: a batch of its own. */
  readonly batch?: string
  /** What is told of it: anything that is JSON. */
  readonly about: unknown
  readonly facts?: DeedFacts
}

/** What is put on record together with a deed: in the moment in which it is written down, and in which it is given up. */
export type DeedFacts = {
  readonly begun: (tx: Tx) => Promise<void>
  readonly givenUp: (tx: Tx) => Promise<void>
}

/** A file is not as it was when the change was thought out. */
export type Changed = { readonly kind: 'changed'; readonly path: string }

/**
 * Changes several files as one deed: all of them or, where one is not as expected, none. What is to be done is written
 * down before the first file is touched, so that what a crash leaves half done is finished when the library is next
 * opened. The index follows.
 */
export async function applyChanges(
  ctx: Context,
  { kind, batch = randomUUID(), about, facts = NO_FACTS }: Deed,
  changes: readonly FileChange[],
): Promise<Result<{ readonly batch: string }, Changed>> {
  const done = await carryOut(ctx, { kind, batch, about }, changes, [], facts)
  return done.ok ? ok({ batch }) : done
}

const nothing = (): Promise<void> => Promise.resolve()
const NO_FACTS: DeedFacts = { begun: nothing, givenUp: nothing }

type UndoOptions = {
  readonly skipChanged?: boolean
  readonly keep?: readonly string[]
  readonly facts?: DeedFacts
}

/**
 * Takes a deed back: its files become what they were before it.
 * @param skipChanged leaves files as they are that were changed since; otherwise one of them keeps all from being taken back
 * @param keep paths that are left as they are in any case
 * @param facts what is put on record together with it
 * @returns the paths that were left
 */
export async function undoBatch(
  ctx: Context,
  batch: string,
  { skipChanged = false, keep = [], facts = NO_FACTS }: UndoOptions = {},
): Promise<Result<{ readonly kept: readonly string[] }, Changed | { readonly kind: 'unknown' }>> {
  const sets = await changeSetsOf(ctx.db, batch)
  // Taking back what took back is not offered: the deed itself can be done again.
  if (sets.length === 0 || sets.some(({ kind }) => kind === 'undo')) return err({ kind: 'unknown' })
  // The last first, as in all that is taken back.
  const changes = reversed(sets).toReversed()
  const kept: string[] = []
  for (const { path: file, before } of changes) {
    if (keep.includes(file) || (skipChanged && (await hashNow(ctx, file)) !== before)) kept.push(file)
  }
  const undone = await carryOut(
    ctx,
    { kind: 'undo', batch: randomUUID(), about: { undoes: sets.map(({ id }) => id) } },
    changes.filter((change) => !kept.includes(change.path)),
    sets.map(({ id }) => id),
    facts,
  )
  return undone.ok ? ok({ kept }) : undone
}

/** A file that a deed changed. `isNew`: it made it. `isChanged`: it is otherwise now than the deed left it. */
export type ChangedFile = { readonly path: string; readonly isNew: boolean; readonly isChanged: boolean }

/** The files of a deed; none where there is no such deed, or it was taken back. */
export async function filesOfBatch(ctx: Context, batch: string): Promise<readonly ChangedFile[]> {
  const files: ChangedFile[] = []
  for (const { path: file, before, after } of reversed(await changeSetsOf(ctx.db, batch))) {
    files.push({ path: file, isNew: after === null, isChanged: (await hashNow(ctx, file)) !== before })
  }
  return files
}

/** What leads back over several sets: a file that more than one of them changed goes back to what it was before the first. */
function reversed(sets: readonly StoredChangeSet[]): readonly FileChange[] {
  const net = new Map<string, ByteChange>()
  for (const change of sets.flatMap(({ files }) => files)) {
    const { before } = net.get(change.path) ?? change
    net.set(change.path, { ...change, before })
  }
  return [...net.values()].map(({ path: file, before, after }) => ({
    path: file,
    before: hashOf(after),
    after: before,
  }))
}

type Named = Pick<StoredChangeSet, 'batch' | 'kind' | 'about'>

async function carryOut(
  ctx: Context,
  deed: Named,
  changes: readonly FileChange[],
  undoes: readonly string[],
  facts: DeedFacts,
): Promise<Result<void, Changed>> {
  return inTurns(ctx, changes, async () => {
    const files: ByteChange[] = []
    for (const { path: file, before, after } of changes) {
      const now = await readMedia(ctx.contentDir, file)
      if (hashOf(now) !== before) return err({ kind: 'changed', path: file })
      files.push({ path: file, before: now, after })
    }
    // What a card is now must be among its versions before it goes.
    const there = files.filter((one) => one.before !== null && isCardPath(one.path)).map((one) => one.path)
    if (there.length > 0) await syncContent(ctx, { only: there })

    const set: StoredChangeSet = { ...deed, id: randomUUID(), madeAt: ctx.now(), files }
    await insideWrite(ctx.db, async (tx) => {
      await addChangeSet(tx, set)
      await facts.begun(tx)
    })
    const changed = await putAll(ctx, set, facts)
    if (changed !== null) return err(changed)
    await end(ctx, set, undoes)
    return ok(undefined)
  })
}

/** Puts all files, or none: then it says which one was in the way. */
async function putAll(ctx: Context, { id, files }: StoredChangeSet, facts: DeedFacts): Promise<Changed | null> {
  const written: ByteChange[] = []
  const back = async (): Promise<void> => {
    for (const { path: file, before, after } of written.toReversed()) {
      // What an editor has made of it since stays.
      if ((await hashNow(ctx, file)) === hashOf(after)) await put(ctx, file, before)
    }
    await insideWrite(ctx.db, async (tx) => {
      await dropChangeSet(tx, id)
      await facts.givenUp(tx)
    })
  }
  try {
    for (const change of inOrder(files)) {
      const now = await hashNow(ctx, change.path)
      // Another process that opened the library took it for what a crash had left, and was quicker.
      if (now === hashOf(change.after)) continue
      // An editor may have saved it meanwhile.
      if (now !== hashOf(change.before)) {
        await back()
        return { kind: 'changed', path: change.path }
      }
      await put(ctx, change.path, change.after)
      written.push(change)
    }
    return null
  } catch (error) {
    // Where not even this can be written, the record stays, and the deed is finished when there is room again.
    await back()
    throw error
  }
}
