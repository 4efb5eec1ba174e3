import { SENTENCES } from '../../plan.ts'
import { quoteOf, type Line } from '../answer.ts'
import type { Found, Rule } from '../rule.ts'

/** A sentence of less is a word thrown in: 不会。 Right. */
const SUBSTANTIAL = 4
const WEIGHTS = { word: 1, number: 1, han: 1 / 1.6, mark: 0 } as const
const END = /[。!?]+|\.(?=\s+[^\sa-z])/gu
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|no|fig|approx|resp|incl|[a-z])|^\s*\d+)$/i

/** Five sentences, and one in each. Without a word written down, those said by the clock count. */
export const fiveSentences: Rule<'five-sentences'> = {
  of: 'answer',
  needs: 'nothing',
  check: ({ lines, answered }) => {
    const found: Found<'five-sentences'>[] = []
    const count = lines.length > 0 ? lines.length : answered.sentencesMs.filter((ms) => ms !== null).length
    if (count < SENTENCES) {
      found.push({ sentence: null, quote: String(count), span: null, values: { kind: 'few', count, sentence: 0 } })
    }
    for (const line of lines) {
      const parts = partsOf(line)
      const second = parts[1]
      if (!second) continue
      const values = { kind: 'several', count: parts.length, sentence: line.number } as const
      found.push({ sentence: line.number, ...quoteOf(line, second.start, second.end), values })
    }
    return found
  },
}

/** The sentences in what is meant to be one, as far as they have some length. Offsets in the folded text. */
function partsOf({ cased, plain, words }: Line): { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  let [start, next] = [0, 0]
  const close = (end: number): void => {
    let weight = 0
    for (let token = words.tokens[next]; token && token.end <= end; token = words.tokens[next]) {
      weight += WEIGHTS[token.kind]
      next += 1
    }
    const part = cased.slice(start, end)
    const from = start + part.length - part.trimStart().length
    if (weight >= SUBSTANTIAL) parts.push({ start: from, end: start + part.trimEnd().length })
    start = end
  }
  for (const { 0: mark, index } of plain.matchAll(END)) {
    const before = plain.slice(Math.max(0, index - 8), index)
    if (mark !== '.' || !ABBREVIATION.test(before)) close(index + mark.length)
  }
  close(cased.length)
  return parts
}
