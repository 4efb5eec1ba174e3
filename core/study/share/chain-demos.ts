import type { CardId } from '#core/card/card.ts'
import { findDemos } from '#core/card/links.ts'
import type { Demo } from '#core/demo/demo.ts'
import { readDemo } from '#core/demo/disk.ts'
import { DemoId } from '#core/demo/manifest.ts'
import type { Context } from '../context.ts'
import type { Remark } from './packed.ts'
import type { ChainCard } from './read-chain.ts'

export type ChainDemos = {
  /** By their paths below `demos/`. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Ids of the demos that a card shows. */
  readonly shownBy: ReadonlyMap<CardId, readonly string[]>
  readonly remarks: readonly Remark[]
}

/** The demos that cards show. */
export async function demosOf(ctx: Context, cards: ReadonlyMap<CardId, ChainCard>): Promise<ChainDemos> {
  const files = new Map<string, Uint8Array>()
  const remarks: Remark[] = []
  const shownBy = new Map([...cards].map(([id, { source, card }]) => [id, findDemos(source, card.sections)]))
  const seen = new Set<string>()
  for (const [cardId, shown] of shownBy) {
    for (const demoId of shown) {
      if (seen.has(demoId)) continue
      seen.add(demoId)
      const id = DemoId.safeParse(demoId)
      const demo = id.success ? await readDemo(ctx.contentDir, id.data) : null
      if (!demo?.ok) {
        remarks.push({ kind: 'demo-left-out', cardId, demoId })
        continue
      }
      if (demo.value.isForeign) remarks.push({ kind: 'demo-of-others', cardId, demoId })
      for (const [name, bytes] of demoFiles(demo.value, cards)) files.set(`${demoId}/${name}`, bytes)
    }
  }
  return { files, shownBy, remarks }
}

/**
 * The files of a demo as they travel, by name: those that its manifest names, what it printed, and the manifest itself
 * in one form whatever its own, which names only cards that travel along.
 */
export function demoFiles(
  { manifest, files, recorded }: Demo,
  cards: ReadonlyMap<CardId, unknown>,
): ReadonlyMap<string, Uint8Array> {
  const { $schema: _, ...about } = manifest
  const named: ReadonlySet<string> = new Set(cards.keys())
  const json = JSON.stringify({ ...about, cards: manifest.cards.filter((id) => named.has(id)) }, null, 2)
  const texts = [
    ['demo.json', `${json}\n`],
    ...files.map(({ name, source }) => [name, source]),
    ...(recorded === null ? [] : [['output.txt', recorded]]),
  ]
  return new Map(texts.map(([name = '', text = '']) => [name, new TextEncoder().encode(text)]))
}
