import { randomUUID } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { type BundleManifest, ChainId } from '#core/share/bundle/manifest.ts'
import { bundleOfVersion, type ChainVersion, newestOf, versionsOf } from '#core/store/chain-versions.ts'
import type { Tx } from '#core/store/db.ts'

/** What a library knows of a chain: as what it went out and came in. */
export type Past = {
  readonly chainId: ChainId
  /** What was not taken back, the newest first. */
  readonly versions: readonly ChainVersion[]
  /** The one that counts furthest, and of several of them the newest. Null: it was never shared. */
  readonly last: { readonly id: string; readonly bundle: Bundle } | null
  /** Who is named by what came in last, and how. Null: nothing came in. */
  readonly cameIn: BundleManifest | null
  /** The highest number that any version had, whatever became of it. 0: there is none. */
  readonly highest: number
}

/** The past of the chain that begins with a card. */
export async function pastOf(tx: Tx, root: CardId): Promise<Past> {
  const chainId = (await newestOf(tx, root))?.chainId ?? chainIdFrom(`chain:${root}`)
  const all = await versionsOf(tx, chainId)
  const versions = all.filter(({ way, isTakenBack }) => way !== 'back' && !isTakenBack)
  const [furthest] = versions.toSorted((a, b) => b.version - a.version)
  const arrival = versions.find(({ way }) => way === 'in')
  const bundle = furthest ? await bundleOfVersion(tx, furthest.id) : null
  const arrived = arrival && arrival.id !== furthest?.id ? await bundleOfVersion(tx, arrival.id) : arrival && bundle
  return {
    chainId,
    versions,
    last: furthest && bundle ? { id: furthest.id, bundle } : null,
    cameIn: arrived?.manifest ?? null,
    highest: Math.max(0, ...all.map(({ version }) => version)),
  }
}

/** What of a manifest says where a chain comes from. */
export type Lineage = Pick<BundleManifest, 'chainId' | 'version' | 'forkedFrom' | 'ancestors'>

/** The manifest can name so many. */
const [MAX_ANCESTORS, MAX_ORIGINS] = [200, 50]

/** Where the next version of a chain comes from; as a fork it is the first of another chain. `hash`: of its content. */
export function lineageOf({ chainId, versions, last, highest }: Past, hash: string, isFork: boolean): Lineage {
  const told = last?.bundle.manifest.ancestors ?? []
  const earlier = new Set([...versions.map(({ contentHash }) => contentHash), ...told])
  earlier.delete(hash)
  const ancestors = [...earlier].slice(0, MAX_ANCESTORS)
  const forkedFrom = last?.bundle.manifest.forkedFrom ?? []
  if (!isFork) return { chainId, version: highest + 1, forkedFrom, ancestors }
  const origins = [...(last ? [originIn(last.bundle.manifest)] : []), ...forkedFrom].slice(0, MAX_ORIGINS)
  return { chainId: chainIdFrom(`fork:${randomUUID()}`), version: 1, forkedFrom: origins, ancestors }
}

const originIn = ({ chainId, version, contentHash, title, license, authors }: BundleManifest) => ({
  chainId,
  version,
  contentHash,
  title,
  license,
  authors,
})

/** The same text gives the same id, so that a chain which was never shared goes out as the same each time. */
const chainIdFrom = (text: string): ChainId =>
  ChainId.parse(`c-${(BigInt(`0x${sha256(text)}`) % 36n ** 16n).toString(36).padStart(16, '0')}`)
