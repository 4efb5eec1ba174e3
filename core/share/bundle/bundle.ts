import type { CardId } from '#core/card/card.ts'
import type { BundleChain, BundleManifest } from './manifest.ts'

/**
 * A chain as it travels. Everything that leaves a library (files, share pages, sites, links) is made from one of these and
 * from nothing else, so that what is in it is all that can be seen.
 *
 * Its paths: `chain.json`, `LICENSE`, `ATTRIBUTION.md`, `cards/<card id>.mdx`, `cards/images/<hash>.<kind>`,
 * `demos/<demo id>/<file>`, and in a patch `base/<card id>.mdx`.
 */
export type Bundle = {
  readonly manifest: BundleManifest
  readonly chain: BundleChain
  /** Every file of the manifest, by its path. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

export const cardPath = (id: CardId): string => `cards/${id}.mdx`
export const basePath = (id: CardId): string => `base/${id}.mdx`

/** The text of a file of a bundle. Null: there is none. */
export function textIn({ files }: Pick<Bundle, 'files'>, path: string): string | null {
  const bytes = files.get(path)
  return bytes === undefined ? null : new TextDecoder().decode(bytes)
}

/** The cards of a bundle in the order of its chain. */
export const cardsIn = (bundle: Bundle): readonly { readonly id: CardId; readonly source: string }[] =>
  bundle.chain.nodes.flatMap(({ id }) => {
    const source = textIn(bundle, cardPath(id))
    return source === null ? [] : [{ id, source }]
  })

/** The files of a kind, by path without that beginning: `demos/`, `cards/images/`. */
export const filesUnder = ({ files }: Pick<Bundle, 'files'>, folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map([...files].flatMap(([path, bytes]) => (path.startsWith(folder) ? [[path.slice(folder.length), bytes]] : [])))
