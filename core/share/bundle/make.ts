import type { CardId } from '#core/card/card.ts'
import { outlineCard } from '#core/card/parse.ts'
import { backEdges, buildGraph, reachable } from '#core/chain/graph.ts'
import { attributionOf, licenseText } from './attribution.ts'
import { basePath, type Bundle, cardPath } from './bundle.ts'
import { canonicalJson, contentHash, sha256 } from './content-hash.ts'
import { type BundleChain, type BundleManifest, FORMAT } from './manifest.ts'

/** All that goes into a bundle; texts in canonical form already. */
export type Contents = Pick<
  BundleManifest,
  'kind' | 'chainId' | 'version' | 'root' | 'license' | 'authors' | 'forkedFrom' | 'ancestors'
> & {
  readonly cards: ReadonlyMap<CardId, string>
  /** By name: `<hash>.<kind>`. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** By path below `demos/`. */
  readonly demos: ReadonlyMap<string, Uint8Array>
  /** Of a patch: what the cards were changed from. */
  readonly base: ReadonlyMap<CardId, string>
}

/** Makes a bundle. The same contents give the same bytes. */
export function makeBundle(contents: Contents): Bundle {
  const { cards, images, demos, base, ...about } = contents
  const chain = chainOf(about.root, cards)
  const { title, languages } = headOf(chain)
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const content: readonly (readonly [string, Uint8Array])[] = [
    ...[...cards].map(([id, source]) => [cardPath(id), bytes(source)] as const),
    ...[...images].map(([name, image]) => [`cards/images/${name}`, image] as const),
    ...[...demos].map(([name, file]) => [`demos/${name}`, file] as const),
  ]
  const listed = (files: typeof content) =>
    files.map(([path, file]) => ({ path, sha256: sha256(file), size: file.byteLength }))
  const head = { ...about, title, contentHash: contentHash(about.root, listed(content)) }
  const files: typeof content = [
    ...content,
    ['chain.json', bytes(canonicalJson(chain))],
    ['LICENSE', bytes(licenseText(about.license))],
    ['ATTRIBUTION.md', bytes(attributionOf(head, cards))],
    ...[...base].map(([id, source]) => [basePath(id), bytes(source)] as const),
  ]
  const inOrder = files.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    manifest: { format: FORMAT, ...head, languages: [...languages], files: listed(inOrder) },
    chain,
    files: new Map(inOrder),
  }
}

/** What the cards say of a chain as a whole. A patch may lack its root. */
export function headOf({ root, nodes }: BundleChain): {
  readonly title: string
  readonly languages: readonly string[]
} {
  const first = nodes.find(({ id }) => id === root) ?? nodes[0]
  return { title: (first?.title ?? root).trim(), languages: [...new Set(nodes.map(({ lang }) => lang))].toSorted() }
}

/** What the cards say of each other. A card that no follow-up leads to from the root, as in a patch, comes last. */
export function chainOf(root: CardId, cards: ReadonlyMap<CardId, string>): BundleChain {
  const parsed = new Map([...cards].map(([id, source]) => [id, outlineCard(source, cardPath(id)).card]))
  // The root first: a circle is entered where a reader enters it.
  const ids = [...new Set([root, ...[...cards.keys()].toSorted()])].filter((id) => cards.has(id))
  const edges = ids.flatMap((parent) =>
    (parsed.get(parent)?.followUps ?? []).flatMap((item, position) =>
      item.kind === 'card' ? [{ parent, child: item.id, position }] : [],
    ),
  )
  const graph = buildGraph(ids, edges)
  const order = [...new Set([...reachable(graph, root), ...ids])]
  const back = new Set(backEdges(graph))
  const placeOf = new Map(order.map((id, place) => [id, place]))
  return {
    root,
    nodes: order.map((id) => ({ id, title: parsed.get(id)?.title ?? id, lang: parsed.get(id)?.lang ?? 'und' })),
    edges: graph.edges
      .map((edge) => ({ from: edge.parent, to: edge.child, position: edge.position, back: back.has(edge) }))
      .toSorted((a, b) => (placeOf.get(a.from) ?? 0) - (placeOf.get(b.from) ?? 0) || a.position - b.position),
  }
}
