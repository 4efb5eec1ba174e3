import type { RenderedCard } from '#core/card/render/rendered.ts'
import { decoded, nameKey } from '#core/card/wikilink.ts'
import type { Tx } from '#core/store/db.ts'
import { cardsNamed } from '#core/store/names.ts'

// A tag as core/card/render writes it, with the address of a name. In what is no tag no "<" is left.
const NAMED = /(<a(?: [a-z-]+="[^"]*")*?) href="\/q\/~([^"#]*)(#[^"]*)?"/g

/** A rendering whose wikilinks lead to the cards that they mean now; those that mean none, to where one is made. */
export async function withNames(db: Tx, rendered: RenderedCard): Promise<RenderedCard> {
  const htmls = rendered.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'html' ? block.html : [])),
  )
  const names = htmls.flatMap((html) => [...html.matchAll(NAMED)].map(([, , name = '']) => nameOf(name)))
  if (names.length === 0) return rendered
  const ids = await cardsNamed(db, names)
  const resolve = (html: string): string =>
    html.replaceAll(NAMED, (_, tag: string, name: string, anchor = '') => {
      const id = ids.get(nameOf(name))
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
