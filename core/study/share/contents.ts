import type { CardId } from '#core/card/card.ts'
import { type Bundle, cardPath } from '#core/share/bundle/bundle.ts'
import { canonicalJson } from '#core/share/bundle/content-hash.ts'

/** A file of a bundle, by its path there. */
export type FileInside = { readonly path: string; readonly bytes: number }

/** What a bundle holds, file by file, each once. */
export type Contents = {
  /** In the order of the chain. */
  readonly cards: readonly (FileInside & { readonly id: CardId; readonly title: string; readonly lang: string })[]
  readonly images: readonly FileInside[]
  readonly demos: readonly { readonly id: string; readonly files: readonly FileInside[] }[]
  /** Of a patch: what the cards were changed from. */
  readonly base: readonly FileInside[]
  /** What is said of all this: what it is, who wrote it, under which licence, what leads where. */
  readonly about: readonly FileInside[]
  /** Of all files together, before they are packed. */
  readonly bytes: number
}

const MANIFEST = 'manifest.json'

/** Everything that leaves with a bundle. No card is parsed for it, so that a thousand are listed at once. */
export function contentsOf(bundle: Bundle): Contents {
  const files = [
    { path: MANIFEST, bytes: manifestBytes(bundle).byteLength },
    ...bundle.manifest.files.map(({ path, size }) => ({ path, bytes: size })),
  ]
  const bytesAt = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const under = (folder: string): readonly FileInside[] => files.filter(({ path }) => path.startsWith(folder))
  const demos = under('demos/')
  return {
    cards: bundle.chain.nodes.flatMap(({ id, title, lang }) => {
      const [path, bytes] = [cardPath(id), bytesAt.get(cardPath(id))]
      return bytes === undefined ? [] : [{ path, bytes, id, title, lang }]
    }),
    images: under('cards/images/'),
    demos: [...new Set(demos.map(demoOf))].map((id) => ({ id, files: demos.filter((file) => demoOf(file) === id) })),
    base: under('base/'),
    about: files.filter(({ path }) => !path.includes('/')),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

const demoOf = ({ path }: FileInside): string => path.split('/')[1] ?? ''

/** A file of a bundle just as it leaves. Null: there is none at this path. */
export const fileInside = (bundle: Bundle, path: string): Uint8Array | null =>
  path === MANIFEST ? manifestBytes(bundle) : (bundle.files.get(path) ?? null)

const manifestBytes = ({ manifest }: Bundle): Uint8Array => new TextEncoder().encode(canonicalJson(manifest))
