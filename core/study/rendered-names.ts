import { CardId } from '#core/card/card.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import { decoded, nameKey } from '#core/card/wikilink.ts'
import type { Tx } from '#core/store/db.ts'
import { cardsNamed, cardsThere } from '#core/store/names.ts'

// A tag as core/card/render writes it, with the address of a name. In what is no tag no "<" is left.
const NAMED = /(<a(?: [a-z-]+="[^"]*")*?) href="\/q\/~([^"#]*)(#[^"]*)?"/g

/** A tag with the address of a card by its id. */
const BY_ID = /(<a(?: [a-z-]+="[^"]*")*? data-card="([a-z0-9-]+)")/g

/**
 * A rendering whose wikilinks lead to the cards that they mean now, or to where one is made if they mean none; links to ids
 * that no card has are marked as dead.
 */
export async function withNames(db: Tx, rendered: RenderedCard): Promise<RenderedCard> {
  const html = rendered.sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'html' ? block.html : [])))
    .join('\n')
  const names = [...html.matchAll(NAMED)].map(([, , name = '']) => nameOf(name))
  const ids = [...html.matchAll(BY_ID)].map(([, , id]) => CardId.parse(id))
  if (names.length + ids.length === 0) return rendered
  const [meant, there] = await Promise.all([cardsNamed(db, names), cardsThere(db, ids)])
  const resolve = (text: string): string =>
    text
      .replaceAll(BY_ID, (tag: string, _, id: string) => (there.has(id) ? tag : `${tag} data-dead=""`))
      .replaceAll(NAMED, (_, tag: string, name: string, anchor = '') => {
        const id = meant.get(nameOf(name))
        return id === undefined
          ? `${tag} href="/new?q=${name}" data-dead=""`
          : `${tag} href="/q/${id}${anchor}" data-card="${id}"`
      })
  const sections = rendered.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'html' ? { ...block, html: resolve(block.html) } : block)),
  }))
  return { ...rendered, sections }
}

const nameOf = (encoded: string): string => nameKey(decoded(encoded))
