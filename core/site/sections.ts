import type { ElementContent } from 'hast'
import { NAMINGS, SECTIONS, type SectionId } from '#core/card/stages.ts'
import type { SiteCard } from './chain.ts'
import { demoName, demoView } from './demo-view.ts'
import { el } from './html.ts'
import { idsIn, lead, type Leading, treeOf } from './lead.ts'
import type { Sheet } from './sheet.ts'

/** What a card says under one heading. `name`: of the stage, in the language of the card; empty for what stands before all. */
export type Written = { readonly id: SectionId; readonly name: string; readonly content: readonly ElementContent[] }

/** The sections of a card that say anything, in the order of the stages. `demos`: with all they hold, or only named. */
export function writtenIn(card: SiteCard, sheet: Sheet, demos: 'whole' | 'named'): readonly Written[] {
  const sections = sheet.render(card).sections.map(({ id, blocks }) => ({
    id,
    blocks: blocks.map((block) => (block.kind === 'html' ? { kind: block.kind, nodes: treeOf(block.html) } : block)),
  }))
  const blocks = sections.flatMap((section) => section.blocks)
  const ids = new Set(blocks.flatMap((one) => (one.kind === 'html' ? idsIn(one.nodes) : [`demo-${one.id}`])))
  const leading: Leading = { chain: sheet.chain, places: sheet.places, card: card.id, ids }
  return SECTIONS.flatMap((id): Written[] => {
    const content = sections
      .filter((section) => section.id === id)
      .flatMap((section) => section.blocks)
      .map((block) =>
        block.kind === 'html'
          ? el('div', { className: ['prose'], lang: card.lang, dir: 'auto' }, lead(block.nodes, leading))
          : (demos === 'whole' ? demoView : demoName)(block.id, leading, sheet),
      )
    return content.length === 0 ? [] : [{ id, name: nameOf(id, card.lang), content }]
  })
}

/** What a section is called: in Chinese, or in English for every other language. */
function nameOf(id: SectionId, lang: string): string {
  const naming = NAMINGS.find((one) => one.id === id)
  return naming === undefined ? '' : /^zh\b/i.test(lang) ? naming.zh : naming.en
}

/** The number of a stage. Null: it is none. */
export const numberOf = (id: SectionId): number | null => NAMINGS.find((one) => one.id === id)?.number ?? null
