import type { Element, Root } from 'hast'
import type { Options } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'

/** No id of an author starts like this. */
export const FOOTNOTE_PREFIX = 'fn-'

const HAN = /\p{Script=Han}/u

/** Options for footnotes whose ids are unique to the section `key`, labelled in the language of `text`. */
export function footnoteOptions(key: string, text: string): Options {
  const isChinese = HAN.test(text)
  return {
    clobberPrefix: `${FOOTNOTE_PREFIX}${key}-`,
    footnoteLabel: isChinese ? '注释' : 'Notes',
    footnoteLabelTagName: 'p',
    footnoteLabelProperties: { className: ['footnotes-label'] },
    footnoteBackLabel: (index) => (isChinese ? `回到注释 ${index + 1} 处` : `Back to note ${index + 1}`),
  }
}

/** Ties the references to the label of their own section, in place: the page holds several. */
export function nameFootnoteLabel(root: Root, key: string): void {
  const id = `${FOOTNOTE_PREFIX}${key}-label`
  visit(root, 'element', (element: Element) => {
    if (element.properties['id'] === 'footnote-label') element.properties['id'] = id
    if (element.properties['dataFootnoteRef'] !== undefined) element.properties['ariaDescribedBy'] = [id]
  })
}
