import type { CardId } from '#core/card/card.ts'
import { cardsIn } from '#core/share/bundle/bundle.ts'
import { bundleOfVersion, type ChainVersion, versionsTakenIn } from '#core/store/chain-versions.ts'
import type { Db } from '#core/store/db.ts'

/** The chain that a card came in with, and as which version. */
export type CardOrigin = Pick<ChainVersion, 'chainId' | 'rootId' | 'version' | 'at'> & { readonly title: string }

type Arrival = { readonly origin: CardOrigin; readonly ids: ReadonlySet<CardId> }

/** With which chain a card came in last. Null: it never came in. */
export async function originOf(db: Db, id: CardId): Promise<CardOrigin | null> {
  for (const version of await versionsTakenIn(db)) {
    const arrival = await arrivalOf(db, version)
    if (arrival?.ids.has(id)) return arrival.origin
  }
  return null
}

/** By the ids of versions, which never change: to unpack them takes long. */
const kept = new WeakMap<Db, Map<string, Arrival | null>>()

async function arrivalOf(db: Db, version: ChainVersion): Promise<Arrival | null> {
  const known = kept.get(db) ?? new Map<string, Arrival | null>()
  kept.set(db, known)
  const found = known.get(version.id) ?? (await readArrival(db, version))
  known.set(version.id, found)
  return found
}

async function readArrival(db: Db, { id, chainId, rootId, version, at }: ChainVersion): Promise<Arrival | null> {
  const bundle = await bundleOfVersion(db, id)
  if (bundle === null) return null
  const origin = { chainId, rootId, version, at, title: bundle.manifest.title }
  return { origin, ids: new Set(cardsIn(bundle).map((card) => card.id)) }
}
