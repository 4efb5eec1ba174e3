import { codePoint } from './polish.ts'
import type { Report } from './report.ts'

// Controls but tab and line breaks, the reordering controls, and what a decoder leaves for bytes it cannot read.
// oxlint-disable-next-line no-control-regex
const SUSPECT = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\u202A-\u202E\u2066-\u2069\uFFFD]|\p{Surrogate}/gu

/** Reports characters that a reader cannot see, or that stand for unreadable bytes: the first of each kind. */
export function reportCharacters(text: string, base: number, report: Report): void {
  const seen = new Set<string>()
  for (const { 0: character, index } of text.matchAll(SUSPECT)) {
    if (seen.has(character)) continue
    seen.add(character)
    const isBroken = character === '\uFFFD' || /\p{Surrogate}/u.test(character)
    report.warn(
      base + index,
      isBroken ? 'a character could not be read' : `the invisible character ${codePoint(character)}`,
      isBroken ? 'save the file as UTF-8' : 'remove it',
    )
  }
}
