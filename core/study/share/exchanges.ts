import type { CardId } from '#core/card/card.ts'
import type { BundleManifest, ChainId } from '#core/share/bundle/manifest.ts'
import { briefs } from '#core/store/cards.ts'
import { allVersions, bundleOfVersion, type ChainVersion } from '#core/store/chain-versions.ts'
import type { Context } from '../context.ts'

/** A chain that went out or came in, and every time it did. */
export type ExchangedChain = {
  readonly chainId: ChainId
  readonly rootId: CardId
  /** As it was the last time. Null: that cannot be read any more. */
  readonly about: Pick<BundleManifest, 'title' | 'license' | 'authors' | 'languages'> | null
  /** Its first card is here. */
  readonly isHere: boolean
  /** The newest first. */
  readonly versions: readonly ChainVersion[]
  /** What came in last of what changed something here, and was not taken back. Null: there is nothing of the kind. */
  readonly undoable: (ChainVersion & { readonly batch: string }) | null
}

/** The chains that went out or came in, the one of which that is true last first. `limit`: of chains. */
export async function listExchanges(ctx: Context, limit: number): Promise<readonly ExchangedChain[]> {
  const byChain = new Map<ChainId, ChainVersion[]>()
  for (const version of await allVersions(ctx.db)) {
    const before = byChain.get(version.chainId)
    if (before) before.push(version)
    else byChain.set(version.chainId, [version])
  }
  const chains: ExchangedChain[] = []
  for (const [chainId, versions] of [...byChain].slice(0, limit)) {
    const [newest] = versions
    if (newest === undefined) continue
    const { rootId } = newest
    const manifest = (await bundleOfVersion(ctx.db, newest.id))?.manifest ?? null
    const isHere = (await briefs(ctx.db, [rootId])).has(rootId)
    chains.push({ chainId, rootId, about: manifest, isHere, versions, undoable: undoableOf(versions) })
  }
  return chains
}

function undoableOf(versions: readonly ChainVersion[]): ExchangedChain['undoable'] {
  for (const version of versions) {
    const { way, isTakenBack, batch } = version
    if (way === 'in' && !isTakenBack && batch !== null) return { ...version, batch }
  }
  return null
}
