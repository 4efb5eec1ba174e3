import { err, ok, type Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { addVersion } from '#core/store/chain-versions.ts'
import type { Tx } from '#core/store/db.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { applyChanges } from '../change-set.ts'
import type { Context } from '../context.ts'
import { codeOf, isNoRoom } from '../file-errors.ts'
import { importTurn } from '../import-turn.ts'
import { forkOf } from './fork.ts'
import type { TakeChoices, Taken, TakeRefusal } from './inspection.ts'
import { inTheWay, isFolderForCards, newFolders } from './places.ts'
import { planTake, type TakePlan } from './plan.ts'

/**
 * Takes a bundle in: new cards with their images and demos, and of cards that are here already what only the other side
 * changed, all as one deed. What the bundle said is kept, as that with which its next version will be compared. Nothing
 * is written unless all of it can be.
 */
export const takeIn = (ctx: Context, bundle: Bundle, choices: TakeChoices): Promise<Result<Taken, TakeRefusal>> =>
  importTurn(ctx, async () => {
    const { folder, asFork = false } = choices
    if (folder !== undefined && !isFolderForCards(folder)) return err({ kind: 'bad-folder', folder })
    if (asFork && bundle.manifest.kind === 'patch') return err({ kind: 'fork-of-patch' })
    const plan = await planTake(ctx, bundle, choices)
    const refusal = await refusalOf(ctx, plan, choices)
    if (refusal) return err(refusal)
    try {
      return await carryOut(ctx, plan, bundle, asFork)
    } catch (error) {
      if (isNoRoom(error)) return err({ kind: 'no-room' })
      const reason = codeOf(error)
      if (reason === null) throw error
      return err({ kind: 'unwritable', reason })
    }
  })

async function refusalOf(ctx: Context, plan: TakePlan, { seen }: TakeChoices): Promise<TakeRefusal | null> {
  if (seen !== undefined && seen !== plan.seen) return { kind: 'changed', path: null }
  if (plan.unsettled.length > 0) return { kind: 'conflicts', parts: plan.unsettled }
  for (const { path } of plan.changes) {
    const place = await inTheWay(ctx, path)
    if (place !== null) return { kind: 'in-the-way', path: place }
  }
  return null
}

async function carryOut(
  ctx: Context,
  { changes, states, kept }: TakePlan,
  bundle: Bundle,
  asFork: boolean,
): Promise<Result<Taken, TakeRefusal>> {
  const { chainId, title, version, contentHash } = bundle.manifest
  const fork = asFork ? forkOf(bundle) : null
  const at = ctx.now()
  let versionId = states.same?.id ?? ''
  const record = async (tx: Tx, batch: string | null): Promise<void> => {
    versionId = await addVersion(tx, { way: 'in', at, batch, bundle })
    // What it is from now on when it goes out.
    if (fork) await addVersion(tx, { way: 'out', at, batch, bundle: fork })
  }
  if (changes.length === 0) {
    if (!states.same || fork) await insideWrite(ctx.db, (tx) => record(tx, null))
    return ok({ batch: null, written: [], kept, versionId })
  }
  const batch = crypto.randomUUID()
  const written = changes.map(({ path }) => path)
  const folders = await newFolders(ctx, written)
  const done = await applyChanges(
    ctx,
    {
      kind: 'take-in',
      batch,
      about: { chainId, title, version, contentHash, folders },
      facts: {
        begun: (tx) => record(tx, batch),
        givenUp: (tx) => recordBack(tx, at, batch, [bundle, ...(fork ? [fork] : [])]),
      },
    },
    changes,
  )
  if (!done.ok) return done
  return ok({ batch, written, kept, versionId })
}

const recordBack = async (tx: Tx, at: Date, batch: string, bundles: readonly Bundle[]): Promise<void> => {
  for (const bundle of bundles) await addVersion(tx, { way: 'back', at, batch, bundle })
}
