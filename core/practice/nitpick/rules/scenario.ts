import { CONCRETE, LOANWORDS } from '../data/concrete.ts'
import { KNOWN_CAPITALS } from '../data/known.ts'
import type { Answer, Line } from '../answer.ts'
import type { Rule } from '../rule.ts'

const PATTERNS = CONCRETE.map((pattern) => new RegExp(pattern, 'u'))
const WORD = /[A-Za-z][A-Za-z0-9]*/g

/** Something in particular: a figure, a name, a case, a command, a file. Anywhere in the answer, and one is enough. */
export const scenario: Rule<'scenario'> = {
  of: 'answer',
  needs: 'words',
  check: (answer) => {
    const sentences = answer.lines.length
    if (sentences === 0 || answer.lines.some((line) => isConcrete(line, answer))) return []
    return [{ sentence: null, quote: '0', span: null, values: { sentences } }]
  },
}

function isConcrete(line: Line, answer: Answer): boolean {
  const lower = line.cased.toLowerCase()
  return PATTERNS.some((pattern) => pattern.test(lower)) || hasName(line, answer)
}

/** A name that the question did not give: TiKV, SIGTERM, Linux within a sentence; in Chinese speech also epoll. */
function hasName({ cased, count }: Line, { title }: Answer): boolean {
  for (const { 0: word, index } of cased.matchAll(WORD)) {
    const lower = word.toLowerCase()
    if (word.length < 2 || title.places.has(lower) || LOANWORDS.has(lower)) continue
    if (/^[A-Z][A-Z0-9]+s?$/.test(word)) {
      if (!KNOWN_CAPITALS.has(word.replace(/s$/, ''))) return true
    } else if (/[a-z][A-Z]/.test(word)) return true
    else if (/^[A-Z]/.test(word)) {
      if (/[\p{L}\p{N},]["'(]?\s*$/u.test(cased.slice(Math.max(0, index - 4), index))) return true
    } else if (word.length > 2 && count.hanzi > count.words) return true
  }
  return false
}
