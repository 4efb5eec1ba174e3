import type { PartId } from '#core/card/parts.ts'
import type { Translate } from '../../../_server/i18n.ts'
import { sectionName } from '../../../_ui/stage.ts'

/** What a part of a card is called: a stage in the card's language, what the file has besides in the reader's. */
export function sayPart(t: Translate, part: PartId, lang: string): { readonly text: string; readonly lang?: string } {
  return part === 'frontmatter' || part === 'preface'
    ? { text: t(`versions.part.${part}`) }
    : { text: sectionName(part, lang), lang }
}
