import { gunzipSync } from 'node:zlib'
import type { CardId } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { linkPlaces, type LinkPlace } from '#core/card/link-places.ts'
import { outlineCard } from '#core/card/parse.ts'
import { namesOf } from '#core/card/wikilink.ts'
import type { StoredCard } from '#core/store/cards.ts'
import { latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { newBreath } from './in-steps.ts'

/** Where in a card's text another is linked to. */
export type Mentioned = Pick<LinkPlace, 'section' | 'context'>

/**
 * Of each of these cards the places where its text links to `card`, in the order of its file. As a follow-up it is linked
 * to by all of its parents: a link of stage 6 by the card's id is none of these.
 */
export async function placesOfLinks(
  ctx: Context,
  card: Pick<StoredCard, 'id' | 'title' | 'path'>,
  from: readonly CardId[],
): Promise<ReadonlyMap<CardId, readonly Mentioned[]>> {
  const names = new Set(namesOf(card, card.path).map(({ name }) => name))
  const found = new Map<CardId, readonly Mentioned[]>()
  const breathe = newBreath()
  for (const id of from) {
    await breathe()
    const revision = await latestRevision(ctx.db, id)
    if (!revision) continue
    const { source } = decode(gunzipSync(revision.sourceGz), revision.path)
    const sections = outlineCard(source, revision.path).card?.sections ?? []
    const places = linkPlaces(source, sections, (to) => (to.kind === 'card' ? to.id === card.id : names.has(to.name)))
    found.set(
      id,
      places.filter(({ section, to }) => section !== 'followups' || to.kind === 'name'),
    )
  }
  return found
}
