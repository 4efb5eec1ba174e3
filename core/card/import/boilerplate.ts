import { STAGES, type SectionId } from '../stages.ts'
import { HINTS, MOTTO } from './template.ts'
import { isNearly, wordsOf } from './words.ts'

/** What of a line is the template's, as it stands in the line; and whether it is so to the letter. */
export type Boilerplate = { readonly text: string; readonly isExact: boolean }

/** What one line of the template says. `section`: null for its motto, which stands anywhere. */
type Known = { readonly words: string; readonly section: SectionId | null }

/** Shorter than this, in letters, a hint is one only where the template has it. */
const TELLING = 8

// Hints of a list are numbered, and the numbers are not always written.
const KNOWN: readonly Known[] = [
  ...MOTTO.map((text) => ({ words: wordsOf(text), section: null })),
  ...STAGES.flatMap((section) => (HINTS[section] ?? []).map((text) => ({ words: wordsOf(text), section }))),
].flatMap((known) => [known, { ...known, words: known.words.replace(/^\d(?!\d)/, '') }])

/**
 * What of a line the template wrote: all of it, or as much as it begins with when the author went on from a hint.
 * Null: nothing. Numbers before a hint and marks anywhere are of no account.
 */
export function boilerplateOf(text: string, section: SectionId): Boilerplate | null {
  const words = wordsOf(text)
  if (words === '') return null
  for (const { words: hint, section: home } of KNOWN) {
    if (home !== section && hint.length < TELLING) continue
    if (words === hint) return { text, isExact: true }
    if (isNearly(words, hint)) return { text, isExact: false }
    if (hint.length < TELLING || !words.startsWith(hint)) continue
    const cut = cutAfter(text, hint)
    if (wordsOf(text.slice(cut)) !== '') return { text: text.slice(0, cut), isExact: true }
  }
  return null
}

/** Whether a text is the template's: what a report may leave out of a card. */
export const isBoilerplate = (text: string, section: SectionId): boolean => boilerplateOf(text, section)?.text === text

/** Where in a text its words have come to be these, counting the marks after them. It begins with them. */
function cutAfter(text: string, words: string): number {
  let end = 0
  while (end < text.length && wordsOf(text.slice(0, end)) !== words) end += 1
  while (/^[\s：:，,。.；;、!！?？）)】]/.test(text.slice(end, end + 1))) end += 1
  return end
}
