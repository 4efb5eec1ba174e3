import { COMPONENTS } from './render/components.ts'

const TAG = new RegExp(String.raw`</?(?:${COMPONENTS.map(({ name }) => name).join('|')})\b[^<>]*>`, 'g')

/**
 * A section's Markdown as it is looked through: without the marks that only tell how it is shown. Made without the parser,
 * which takes a hundred times as long: what only looks like a mark may go, or one may stay. Code stays as it is written.
 */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, ' ')
    .replace(TAG, ' ')
    .replace(/\[\[([^[\]\n]*)\]\](?![([])/g, (_, inside: string) => inside.replace(/\\?\|/, ' '))
    // No longer, or a line of brackets that are never closed is gone through once for each.
    .replace(/!?\[([^\]\n]{0,300})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]|\d{1,9}[.)][ \t])+/gm, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\*{1,3}|`+|\|/g, (mark) => (mark === '|' ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
