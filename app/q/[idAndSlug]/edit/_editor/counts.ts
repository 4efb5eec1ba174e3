import { countMs, type Rate } from '#core/practice/rate.ts'
import { countWords } from '#core/practice/text/tokens.ts'

export type Counts = {
  readonly words: number
  readonly hanzi: number
  readonly sentences: number
  /** To say it, at this rate. */
  readonly speechMs: number
}

const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/
const END = /[。！？!?]+[”」』）)"']*|\.(?=\s+[^\sa-z]|\s*$)/gu

/** What there is to say in a section's Markdown. A list is a sentence an item; else sentences end where they end. */
export function countsOf(markdown: string, rate: Rate): Counts {
  const lines = said(markdown).split('\n')
  const items = lines.filter((line) => ITEM.test(line)).length
  // Numbers before the items are not said.
  const text = lines.map((line) => line.replace(ITEM, '')).join('\n')
  const count = countWords(text)
  return { ...count, sentences: items > 0 ? items : sentencesIn(text), speechMs: countMs(count, rate) }
}

/** Without code blocks, tags, addresses and the marks of headings: nobody says them. */
const said = (markdown: string): string =>
  markdown
    .replace(/^([ \t]*)(`{3,}|~{3,})[^]*?(?:^[ \t]*\2[`~]*[ \t]*$|(?![^]))/gm, '')
    .replace(/<\/?[A-Za-z][^<>]*>|\{\/\*[^]*?\*\/\}/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>)[ \t]+/gm, '')

const sentencesIn = (text: string): number =>
  text.split(END).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)).length
