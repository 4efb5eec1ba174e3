import type { DemoId, Manifest } from '#core/demo/manifest.ts'
import { readDemo } from '#core/demo/disk.ts'
import { cardsShowing } from '#core/store/card-demos.ts'
import type { Context } from './context.ts'

/** A demo before it is opened. `look`: what is to be seen in its output. */
export type DemoGlance = Pick<Manifest, 'title' | 'lang' | 'look'> & { readonly cards: number }

/** A demo at a glance. Null: there is none of this id that can be read. */
export async function glanceAtDemo(ctx: Context, id: DemoId): Promise<DemoGlance | null> {
  const [read, cards] = await Promise.all([readDemo(ctx.contentDir, id), cardsShowing(ctx.db, id)])
  if (!read.ok) return null
  const { title, lang, look } = read.value.manifest
  return { title, lang, look, cards: cards.length }
}
