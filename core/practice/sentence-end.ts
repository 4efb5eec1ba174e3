// When does what was just typed end a sentence, so that the next field may take over? Better too late than too early:
// Enter is there for whatever this does not see.

const OPEN = '“「『（([{'
const CLOSE = '”」』）)]}'
/** Ends a sentence by itself. */
const CHINESE_END = /[。！？]$/u
/** Latin ends count once a space follows, and only behind a word. */
const LATIN_END = /(\S*[\p{L}\p{N})\]"”’'])(?<mark>[.!?])["”’')\]]* $/u
/** Written with a full stop that ends nothing. Lower case. */
const ABBREVIATIONS = new Set(
  'e.g i.e eg ie etc vs cf al approx ca resp incl excl est fig eq sec ch vol pp ed mr mrs dr prof st a.m p.m am.p u.s u.k'.split(
    ' ',
  ),
)

/**
 * Whether `text`, whose end has just been typed, is plausibly a whole sentence. Chinese: 。！？ outside of open quotes
 * and brackets. Latin: . ! ? and a space, but for abbreviations, initials, numbers and versions.
 */
export function endsSentence(text: string): boolean {
  if (depthOf(text) > 0) return false
  if (CHINESE_END.test(text.replace(/[”」』）]+$/u, ''))) return /[^\s。！？”」』）]/u.test(text)
  const match = LATIN_END.exec(text)
  const word = match?.[1]
  if (word === undefined) return false
  return match?.groups?.['mark'] === '.' ? !isAbbreviated(word) : true
}

function isAbbreviated(word: string): boolean {
  const bare = word.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase()
  // v1. and 3. and 1.25. may go on; so may an initial: J.
  return ABBREVIATIONS.has(bare) || /^v?\d[\d.,]*$/.test(bare) || /^(\p{L}\.)*\p{L}$/u.test(bare)
}

/** How many quotes and brackets stand open. */
function depthOf(text: string): number {
  let depth = 0
  for (const char of text) {
    if (OPEN.includes(char)) depth += 1
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1)
  }
  return depth
}
