import type { Demo } from '#core/demo/demo.ts'
import type { Tx } from '#core/store/db.ts'
import { allowedAmong } from '#core/store/demos-allowed.ts'
import type { Trust } from './demo-views.ts'

/** Tells of each of these demos whether it may be run. */
export async function trustIn(tx: Tx, demos: readonly Demo[]): Promise<(demo: Demo) => Trust> {
  const foreign = demos.flatMap(({ isForeign, hash }) => (isForeign ? hash : []))
  const allowed = foreign.length === 0 ? new Set<string>() : await allowedAmong(tx, foreign)
  return ({ isForeign, hash }) => (!isForeign ? 'own' : allowed.has(hash) ? 'allowed' : 'not-reviewed')
}
