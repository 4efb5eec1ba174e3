import { findTerm } from '../../text/words.ts'
import type { Rule } from '../rule.ts'
import { termsOf } from '../terms.ts'

/** Terms beyond these are asked for nowhere: a title of forty words is a story. */
const MAX_TERMS = 12
/** A short title has one thing to take up, a longer one two. */
const FEW = 3

/** The first sentence takes the question up: with terms of its title, or by naming a key point straight away. */
export const keyTerms: Rule<'key-terms'> = {
  of: 'sentence',
  needs: 'words',
  check: ({ asked, lines, points }) => {
    const line = lines.find(({ number }) => number === 1)
    const terms = termsOf(asked.title).slice(0, MAX_TERMS)
    if (!line || terms.length === 0) return []
    const missing = terms.filter((term) => findTerm(line.words, term) === null)
    const found = terms.length - missing.length
    const isPointNamed = points.some(({ said }) => said?.sentence === 1)
    if (isPointNamed || found >= (terms.length > FEW ? 2 : 1)) return []
    const quote = missing.join(' · ')
    return [{ sentence: 1, quote, span: null, values: { missing: quote, found, terms: terms.length } }]
  },
}
