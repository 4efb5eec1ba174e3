import path from 'node:path'
import { z } from 'zod'
import { isCardPath, listCardFiles, readCardFile, removeEmptyFolder } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { addVersion, bundleOfVersion, type ChainVersion, versionsOfBatch } from '#core/store/chain-versions.ts'
import { changeSetsOf } from '#core/store/change-sets.ts'
import { type ChangedFile, filesOfBatch, undoBatch } from '../change-set.ts'
import type { Context } from '../context.ts'
import { importTurn } from '../import-turn.ts'

/** `unknown`: nothing was taken in by it, or it was taken back already. */
export type UndoTakeRefusal = { readonly kind: 'unknown' } | { readonly kind: 'changed'; readonly path: string }

/**
 * Takes back what was taken in: cards, images and demos that came go, and cards that were changed are what they were.
 * What was edited since stays, with the images that it shows; what happened to cards, as that they were answered, stays on
 * record. The bundle counts as never taken in.
 * @returns files that stay
 */
export const undoTake = (
  ctx: Context,
  batch: string,
): Promise<Result<{ readonly kept: readonly string[] }, UndoTakeRefusal>> =>
  importTurn(ctx, async () => {
    const versions = await bundlesOf(ctx, await versionsOfBatch(ctx.db, batch))
    if (versions.length === 0) return err({ kind: 'unknown' })
    const [files, folders] = [await filesOfBatch(ctx, batch), await foldersMade(ctx, batch)]
    const undone = await undoBatch(ctx, batch, {
      skipChanged: true,
      keep: await imagesThatStay(ctx, files),
      facts: {
        begun: async (tx) => {
          for (const { bundle } of versions) await addVersion(tx, { way: 'back', at: ctx.now(), batch, bundle })
        },
        // It is taken in as before.
        givenUp: async (tx) => {
          for (const { way, bundle } of versions) await addVersion(tx, { way, at: ctx.now(), batch, bundle })
        },
      },
    })
    if (!undone.ok) return undone
    for (const folder of folders) await removeEmptyFolder(ctx.contentDir, folder)
    const isChanged = new Set(files.flatMap((file) => (file.isChanged ? file.path : [])))
    return ok({ kept: undone.value.kept.filter((file) => isChanged.has(file)) })
  })

/** What taking in writes down of the folders that it makes. */
const About = z.object({ folders: z.array(z.string()) })

/** Folders that were made by it, those within others first. */
async function foldersMade(ctx: Context, batch: string): Promise<readonly string[]> {
  const sets = await changeSetsOf(ctx.db, batch)
  return sets.flatMap(({ about }) => About.safeParse(about).data?.folders ?? []).toReversed()
}

type Kept = Pick<ChainVersion, 'way'> & { readonly bundle: Bundle }

async function bundlesOf(ctx: Context, versions: readonly ChainVersion[]): Promise<readonly Kept[]> {
  const found: Kept[] = []
  for (const { id, way } of versions.toReversed()) {
    const bundle = await bundleOfVersion(ctx.db, id)
    if (bundle) found.push({ way, bundle })
  }
  return found
}

/** Images that came with it and that a card names which stays. */
async function imagesThatStay(ctx: Context, files: readonly ChangedFile[]): Promise<readonly string[]> {
  const back = new Set(files.flatMap((file) => (file.isChanged ? [] : file.path)))
  const images = [...back].filter((file) => !isCardPath(file) && !file.startsWith('demos/'))
  if (images.length === 0) return []
  let texts = ''
  for (const { path: file } of await listCardFiles(ctx.contentDir)) {
    if (!back.has(file)) texts += (await readCardFile(ctx.contentDir, file))?.source ?? ''
  }
  return images.filter((file) => texts.includes(path.posix.basename(file)))
}
