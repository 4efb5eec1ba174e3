import type { SentenceNumber } from '../../plan.ts'
import { quoteOf, type Line } from '../answer.ts'
import { HEDGES_EN, MORE_HEDGES_EN } from '../data/hedges.en.ts'
import { HEDGES_ZH } from '../data/hedges.zh.ts'
import type { Vague } from '../data/vague.ts'
import { WORDY_EN } from '../data/wordy.en.ts'
import { WORDY_ZH } from '../data/wordy.zh.ts'
import type { HedgeKind, Span } from '../finding.ts'
import { listed, type Rule } from '../rule.ts'
import { weakWords, wordyPhrases } from '../write-good.ts'

/** Of one pattern in one sentence. Nobody says 可能 a hundred times, but somebody may paste it. */
const MAX_HITS = 100
/** As far as it takes to see in which phrase a word stands. */
const NEAR = 24

type Hit = {
  readonly sentence: SentenceNumber
  readonly words: string
  readonly span: Span
}
type Hedge = Hit & { readonly why: HedgeKind }
type Phrase = Hit & { readonly better: string }

const compile = <T extends { readonly pattern: string }>(
  list: readonly T[],
): readonly (T & { readonly re: RegExp })[] => list.map((entry) => ({ ...entry, re: new RegExp(entry.pattern, 'gu') }))
const ZH = compile(HEDGES_ZH)
const EN = compile(MORE_HEDGES_EN)
const PHRASES_ZH = compile(WORDY_ZH)

/** Words with which an answer avoids to say something in particular. */
export const hedge: Rule<'hedge'> = {
  of: 'sentence',
  needs: 'words',
  check: ({ lines }) => {
    const counts = new Map<Vague, number>()
    const hits = lines.flatMap((line) => [...weasels(line), ...matches(line, counts)])
    const enough = hits.filter(({ from }) => !from || (counts.get(from) ?? 0) >= (from.atLeast ?? 1))
    return listed(outermost(enough)).map(({ sentence, words, span, why, times, more }) => {
      return { sentence, quote: words, span, values: { words, sentence, why, times, more } }
    })
  },
}

/** Phrases for which there are shorter ones. */
export const wordy: Rule<'wordy'> = {
  of: 'sentence',
  needs: 'words',
  check: ({ lines }) => {
    const hits = lines.flatMap((line) => [...phrases(line), ...chinesePhrases(line)])
    return listed(outermost(hits)).map(({ sentence, words, span, better, times, more }) => {
      const isMended = better === '' ? 0 : 1
      return { sentence, quote: words, span, values: { words, sentence, better, isMended, times, more } }
    })
  },
}

type Matched = Hedge & { readonly from?: Vague }

function matches(line: Line, counts: Map<Vague, number>): Matched[] {
  const lists = [...(line.count.hanzi > 0 ? ZH : []), ...(isEnglish(line) ? EN : [])]
  return lists.flatMap((from) =>
    matchesOf(line.lower, from.re).flatMap(({ 0: text, index }) => {
      if (from.unlessFigure && hasFigure(line.lower, index + text.length)) return []
      counts.set(from, (counts.get(from) ?? 0) + 1)
      return [{ ...hit(line, index, text.length), why: from.why, from }]
    }),
  )
}

function weasels(line: Line): Matched[] {
  if (!isEnglish(line)) return []
  return weakWords(line.plain).flatMap(({ index, offset }) => {
    const kept = HEDGES_EN[line.plain.slice(index, index + offset).toLowerCase()]
    if (!kept || (kept.unlessFigure && hasFigure(line.plain, index + offset))) return []
    if (kept.unlessAfter?.test(line.plain.slice(Math.max(0, index - NEAR), index))) return []
    if (kept.unlessBefore?.test(line.plain.slice(index + offset, index + offset + NEAR))) return []
    return [{ ...hit(line, index, offset), why: kept.why }]
  })
}

function phrases(line: Line): Phrase[] {
  if (!isEnglish(line)) return []
  return wordyPhrases(line.plain).flatMap(({ index, offset }) => {
    const better =
      WORDY_EN[
        line.plain
          .slice(index, index + offset)
          .toLowerCase()
          .replace(/\s+/g, ' ')
      ]
    return better === undefined ? [] : [{ ...hit(line, index, offset), better }]
  })
}

function chinesePhrases(line: Line): Phrase[] {
  if (line.count.hanzi === 0) return []
  return PHRASES_ZH.flatMap(({ re, better }) =>
    matchesOf(line.plain, re).map(({ 0: text, 1: group = '', index }) => {
      return { ...hit(line, index, text.length), better: better.replace('$1', () => group) }
    }),
  )
}

function matchesOf(text: string, re: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const match of text.matchAll(re)) if (found.push(match) >= MAX_HITS) break
  return found
}

function hit(line: Line, index: number, length: number): Hit {
  const { quote, span } = quoteOf(line, index, index + length)
  return { sentence: line.number, words: quote, span }
}

/** Whether a figure follows within the clause. */
const hasFigure = (text: string, from: number): boolean => /^[^,.。;:!?]{0,40}\d/.test(text.slice(from, from + 41))

/** English words matter where English is spoken; a few of them in Chinese are names. */
const isEnglish = ({ count: { words, hanzi } }: Line): boolean => words >= 3 && 2 * words >= hanzi

/** Hits in the order of the answer, without those that lie within another. */
function outermost<H extends Hit>(hits: readonly H[]): readonly H[] {
  const inOrder = hits.toSorted(
    (a, b) => a.sentence - b.sentence || a.span.start - b.span.start || b.span.end - a.span.end,
  )
  let [sentence, end] = [0, 0]
  return inOrder.filter((one) => {
    if (one.sentence === sentence && one.span.end <= end) return false
    sentence = one.sentence
    end = one.span.end
    return true
  })
}
