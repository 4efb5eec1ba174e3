import { fencedLines } from './fences.ts'
import { type Warning, warning } from './warnings.ts'

/** A line of a note. `text` is empty for a blank one outside code. `isCode`: fenced code, or a comment. */
export type Line = { readonly number: number; readonly text: string; readonly isCode: boolean }

// What nobody types on purpose and a card is complained of for: controls, marks that reorder text, halves of characters.
// oxlint-disable-next-line no-control-regex
const UNREADABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu

/** The lines of a note, whatever ends them, without what cannot be read. */
export function linesOf(text: string): { readonly lines: readonly Line[]; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = []
  const texts = text.split(/\r\n|\n|\r/).map((raw, i) => {
    const clean = raw.replace(UNREADABLE, '')
    if (clean !== raw) warnings.push(warning(i + 1, 'control-characters'))
    return clean
  })
  const { isFenced, neverClosed } = fencedLines(texts)
  for (const line of neverClosed) warnings.push(warning(line, 'never-closed'))
  const lines = texts.map((one, i): Line => {
    const isCode = isFenced[i] === true
    return { number: i + 1, text: one.trim() === '' && !isCode ? '' : one, isCode }
  })
  return { lines, warnings }
}

/** Without blank lines at either end. */
export function trimmed<T extends { readonly text: string }>(lines: readonly T[]): readonly T[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(({ text }) => text.trim() !== '') + 1)
}
