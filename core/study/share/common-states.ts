import type { CardId } from '#core/card/card.ts'
import { basePath, type Bundle, cardsIn, textIn } from '#core/share/bundle/bundle.ts'
import { bundleOfVersion, type ChainVersion, versionsOf, versionsOfContent } from '#core/store/chain-versions.ts'
import type { Tx } from '#core/store/db.ts'
import { demoHash, demosIn } from './demo-files.ts'
import type { Inspection } from './inspection.ts'

/** States of a chain that both this library and the sender of a bundle have had: what the two are compared with. */
export type CommonStates = {
  readonly known: Inspection['known']
  /** The same content came in, or went out, before: the newest row of it. Null: it did not, or it is said anew by whoever had what came after. */
  readonly same: ChainVersion | null
  /** Texts that a card had, the newest first. */
  readonly textsOf: (id: CardId) => readonly string[]
  /** Hashes that a demo had, the newest first. */
  readonly demoHashesOf: (id: string) => readonly string[]
  /** Whether this library has had a card, or a demo: one that is not here was deleted. */
  readonly had: (id: CardId | `demo:${string}`) => boolean
}

/** Two that have exchanged more than this have a newer state in common. */
const MAX_STATES = 50

export async function commonStates(tx: Tx, bundle: Bundle): Promise<CommonStates> {
  const { chainId, contentHash, version, ancestors, forkedFrom } = bundle.manifest
  const own = (await versionsOf(tx, chainId)).filter((one) => one.way !== 'back' && !one.isTakenBack)
  // What is said anew after later states is newer than they are, though it was said before.
  const same = own.find((one) => one.contentHash === contentHash && one.version >= version) ?? null
  const earlier = [...ancestors, ...forkedFrom.map((origin) => origin.contentHash)]
  const hashes = [...new Set(same ? [contentHash, ...earlier] : [...earlier, contentHash])]
  const rows = await versionsOfContent(tx, hashes)
  const ids = hashes.flatMap((hash) => rows.find((row) => row.contentHash === hash)?.id ?? []).slice(0, MAX_STATES)

  const texts = new Map<string, Set<string>>()
  const demos = new Map<string, Set<string>>()
  const add = (all: Map<string, Set<string>>, id: string, state: string): void => {
    all.set(id, (all.get(id) ?? new Set()).add(state))
  }
  // A patch says itself what it began from.
  for (const { id } of cardsIn(bundle)) {
    const base = textIn(bundle, basePath(id))
    if (base !== null && same === null) add(texts, id, base)
  }
  const had = new Set<string>()
  for (const id of ids) {
    const state = await bundleOfVersion(tx, id)
    for (const card of state ? cardsIn(state) : []) {
      add(texts, card.id, card.source)
      had.add(card.id)
    }
    for (const [demo, files] of state ? demosIn(state) : []) {
      add(demos, demo, demoHash(files))
      had.add(`demo:${demo}`)
    }
  }
  return {
    known: knownAs(own, bundle, same),
    same,
    textsOf: (id) => [...(texts.get(id) ?? [])],
    demoHashesOf: (id) => [...(demos.get(id) ?? [])],
    had: (id) => had.has(id),
  }
}

function knownAs(
  [newest, ...older]: readonly ChainVersion[],
  { manifest }: Bundle,
  same: ChainVersion | null,
): Inspection['known'] {
  if (newest === undefined) return 'never'
  if (newest.contentHash === manifest.contentHash) return 'same'
  if (same !== null && older.includes(same)) return 'older'
  return manifest.ancestors.includes(newest.contentHash) ? 'newer' : 'apart'
}
