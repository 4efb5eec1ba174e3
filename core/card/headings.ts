/** A top-level heading as it stands in the text: its marks included, its line end not. */
export type HeadingLine = { readonly start: number; readonly end: number }

const FENCE = /^(`{3,}|~{3,})(.*)$/
/** A component around prose, its tags on lines of their own: `<Callout kind="note">` … `</Callout>`. */
const OPENING = /^<([A-Z][A-Za-z]*)(?: [a-z]+="[^"<>{}&]*")*>$/
/** One that stands by itself: `<Demo id="half-open" />`. */
const ALONE = /^<[A-Z][A-Za-z]*(?: [a-z]+="[^"<>{}&]*")* \/>$/
/** A block that only the parser can follow begins here: other JSX, an expression, math, or one in a list or quote. */
const PARSER_ONLY = /^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)]|\[\^[^\]]*\]:)[ \t]*)*(?:[<{]|\$\$|```|~~~)/
const HEADING = /^#{1,6}(?:[ \t]|$)/
const INDENTED_HEADING = /^[ \t]+#{1,6}(?:[ \t]|$)/
const UNDERLINE = /^[ \t]*(?:=+|-+)[ \t]*$/
const BLANK = /^[ \t]*$/

/**
 * The top-level `#` headings of a text, found line by line: thirty times as fast as the parser. Null where the parser
 * might see something else: only fenced code at the start of its line and components that hold neither code nor
 * headings are followed here, which is enough for most cards.
 */
export function plainHeadings(text: string): readonly HeadingLine[] | null {
  const headings: HeadingLine[] = []
  let fence = ''
  let component = ''
  let isAfterBlank = true
  let mustBeBlank = false
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start)
    const line = text.slice(start, end)
    if (fence !== '') {
      const trimmed = line.trim()
      if (trimmed.startsWith(fence) && trimmed === fence.charAt(0).repeat(trimmed.length)) {
        if (/^[ \t]/.test(line)) return null
        fence = ''
      }
      isAfterBlank = false
    } else {
      const isBlank = BLANK.test(line)
      if (mustBeBlank && !isBlank) return null
      mustBeBlank = false
      const opened = FENCE.exec(line)
      if (opened?.[1] !== undefined) {
        // Backticks after backticks: code in a sentence after all.
        if (component !== '' || (opened[1].startsWith('`') && opened[2]?.includes('`'))) return null
        fence = opened[1]
      } else if (HEADING.test(line)) {
        if (component !== '') return null
        headings.push({ start, end })
      } else if (component === '' && isAfterBlank && OPENING.test(line)) {
        component = OPENING.exec(line)?.[1] ?? ''
      } else if (component !== '' && line === `</${component}>`) {
        component = ''
        mustBeBlank = true
      } else if (isAfterBlank && ALONE.test(line)) {
        mustBeBlank = true
      } else if (PARSER_ONLY.test(line) || INDENTED_HEADING.test(line) || (!isAfterBlank && UNDERLINE.test(line))) {
        return null
      }
      isAfterBlank = isBlank
    }
    start = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return component === '' ? headings : null
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return text.length
}
