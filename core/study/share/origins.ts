import type { CardId } from '#core/card/card.ts'
import { readFrontmatter } from '#core/card/frontmatter.ts'
import type { Author } from '#core/card/rights.ts'
import { cardPath, cardsIn } from '#core/share/bundle/bundle.ts'
import { bundleOfVersion, type ChainVersion, versionsTakenIn } from '#core/store/chain-versions.ts'
import type { Db } from '#core/store/db.ts'

/** What a card came in with. */
export type CardOrigin = {
  readonly chain: Pick<ChainVersion, 'chainId' | 'rootId' | 'version' | 'at'> & { readonly title: string }
  readonly license: string | null
  readonly authors: readonly Author[]
}

/** Of those of these cards that came in from elsewhere: what they last came in with. */
export async function originsOf(db: Db, ids: readonly CardId[]): Promise<ReadonlyMap<CardId, CardOrigin>> {
  const origins = new Map<CardId, CardOrigin>()
  for (const version of await versionsTakenIn(db)) {
    const arrived = await arrivalsOf(db, version)
    for (const id of ids) {
      const origin = arrived.get(id)
      if (origin && !origins.has(id)) origins.set(id, origin)
    }
  }
  return origins
}

type Arrivals = ReadonlyMap<CardId, CardOrigin>

/** By the ids of versions, which never change: to unpack them takes long. */
const kept = new WeakMap<Db, Map<string, Arrivals>>()

async function arrivalsOf(db: Db, version: ChainVersion): Promise<Arrivals> {
  const known = kept.get(db) ?? new Map<string, Arrivals>()
  kept.set(db, known)
  const found = known.get(version.id) ?? (await readArrivals(db, version))
  known.set(version.id, found)
  return found
}

async function readArrivals(db: Db, { id, chainId, rootId, version, at }: ChainVersion): Promise<Arrivals> {
  const bundle = await bundleOfVersion(db, id)
  if (bundle === null) return new Map()
  const chain = { chainId, rootId, version, at, title: bundle.manifest.title }
  return new Map(
    cardsIn(bundle).map(({ id: cardId, source }) => {
      const { frontmatter } = readFrontmatter(source, cardPath(cardId))
      return [cardId, { chain, license: frontmatter?.license ?? null, authors: frontmatter?.authors ?? [] }]
    }),
  )
}
