import { gunzipSync } from 'node:zlib'
import { decode } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { renderCard, renderingKey } from '#core/card/render/render.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import type { StoredCard } from '#core/store/cards.ts'
import { getRendering, putRendering } from '#core/store/renderings.ts'
import { latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { withNames } from './rendered-names.ts'

/**
 * A card ready to show: from the cache where its bytes were rendered before, else rendered now and kept.
 * The cache key holds all that a rendering depends on, so an entry is never out of date; what the names in it mean hangs on
 * the rest of the library, and is looked up each time.
 */
export async function renderStored(
  ctx: Context,
  card: Pick<StoredCard, 'id' | 'path' | 'hash'>,
): Promise<RenderedCard> {
  return withNames(ctx.db, await renderByHash(ctx, card))
}

async function renderByHash(ctx: Context, card: Pick<StoredCard, 'id' | 'path' | 'hash'>): Promise<RenderedCard> {
  const key = renderingKey(card)
  const kept = await getRendering(ctx.db, key)
  // Written by the lines below, under a key that names this version of them.
  if (kept !== null) return JSON.parse(kept) as RenderedCard

  const revision = await latestRevision(ctx.db, card.id)
  const source = revision ? decode(gunzipSync(revision.sourceGz), card.path).source : ''
  const sections = parseCard(source, card.path).card?.sections ?? []
  const rendered = renderCard({ source, file: card.path, sections }, await ctx.highlighter())
  await putRendering(ctx.db, key, JSON.stringify(rendered))
  return rendered
}
