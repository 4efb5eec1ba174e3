import type { CardId } from '#core/card/card.ts'
import { cardsIn, filesUnder } from '#core/share/bundle/bundle.ts'
import type { Contents } from '#core/share/bundle/make.ts'
import { bundleOfVersion } from '#core/store/chain-versions.ts'
import type { Tx } from '#core/store/db.ts'
import type { Past } from './past.ts'

/** The files of a chain, in the form in which they travel. */
export type ChainFiles = Pick<Contents, 'cards' | 'images' | 'demos'>

/**
 * What those know of a chain that it came from: what came in of each card and demo last, or else what went out of it and
 * they had when they sent something back. What others were sent is nothing that they know.
 */
export async function knownElsewhere(
  tx: Tx,
  { versions }: Past,
): Promise<{ readonly cards: ReadonlyMap<CardId, string>; readonly demos: ReadonlyMap<string, Uint8Array> }> {
  const cards = new Map<CardId, string>()
  const demos = new Map<string, Uint8Array>()
  const had = new Set<string>()
  const [came, went] = [versions.filter(({ way }) => way === 'in'), versions.filter(({ way }) => way === 'out')]
  for (const { id, way, contentHash } of [...came, ...went]) {
    if (way === 'out' && !had.has(contentHash)) continue
    const bundle = await bundleOfVersion(tx, id)
    if (bundle === null) continue
    if (way === 'in') for (const ancestor of bundle.manifest.ancestors) had.add(ancestor)
    for (const card of cardsIn(bundle)) if (!cards.has(card.id)) cards.set(card.id, card.source)
    for (const [path, bytes] of filesUnder(bundle, 'demos/')) if (!demos.has(path)) demos.set(path, bytes)
  }
  return { cards, demos }
}

/** What of a chain is otherwise than others know it, each card with the text that they know; whole otherwise. */
export function changesOf(
  { cards, images, demos }: ChainFiles,
  shownBy: ReadonlyMap<CardId, readonly string[]>,
  known: Awaited<ReturnType<typeof knownElsewhere>>,
): ChainFiles & Pick<Contents, 'base'> {
  const demoOf = (path: string): string => path.slice(0, path.indexOf('/'))
  const changedDemos = new Set(
    [...demos].flatMap(([path, bytes]) => (isSame(bytes, known.demos.get(path)) ? [] : [demoOf(path)])),
  )
  const otherwise = [...cards].filter(
    ([id, source]) => source !== known.cards.get(id) || shownBy.get(id)?.some((demo) => changedDemos.has(demo)),
  )
  // By what both know it is seen what it belongs to: where all is new, one card goes along as it is.
  const [anchor] = otherwise.length === 0 ? [] : [...cards].filter(([id]) => known.cards.has(id))
  const hasBase = anchor === undefined || otherwise.some(([id]) => known.cards.has(id))
  const changed = hasBase ? otherwise : [anchor, ...otherwise]
  const shown = new Set(changed.flatMap(([id]) => shownBy.get(id) ?? []))
  return {
    cards: new Map(changed),
    images: new Map([...images].filter(([name]) => changed.some(([, source]) => source.includes(name)))),
    demos: new Map([...demos].filter(([path]) => shown.has(demoOf(path)))),
    base: new Map(
      changed.flatMap(([id]) => {
        const source = known.cards.get(id)
        return source === undefined ? [] : [[id, source]]
      }),
    ),
  }
}

const isSame = (a: Uint8Array, b: Uint8Array | undefined): boolean => b !== undefined && Buffer.compare(a, b) === 0
