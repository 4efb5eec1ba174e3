import type { KeyPoint } from '#core/card/card.ts'
import { findParts, findTerm, readTerm, type Term, type Words } from '../text/words.ts'
import type { Line } from './answer.ts'
import type { PointCheck, Span } from './finding.ts'
import { termsOf } from './terms.ts'

/** Between two words of an alias a speaker puts an adverb or a comma: 端口还占着 for 端口占着. */
const MAX_GAP = 3
/** So much of what a point says, in one sentence, counts as having said it in other words. */
const MOST = 0.75
const LEAST = 3

/**
 * Where each key point was said: its own words or one of its aliases; the same with a word or two in between; or, in
 * one sentence, three quarters of the words the point is made of (three at least). That a word was said is all this
 * sees: not whether what was said of it is right, nor whether it was denied.
 */
export function checkPoints(points: readonly KeyPoint[], lines: readonly Line[]): readonly PointCheck[] {
  if (lines.length === 0) return points.map(({ point }) => ({ point, said: null }))
  return points.map(({ point, aliases }) => {
    const terms = [point, ...aliases]
    return { point, said: asIs(terms, lines) ?? withGaps(terms, lines) ?? inOtherWords(point, lines) }
  })
}

function asIs(texts: readonly string[], lines: readonly Line[]): PointCheck['said'] {
  const terms = texts.map(readTerm)
  return firstIn(lines, (words) => firstOf(terms, (term) => findTerm(words, term)))
}

function withGaps(texts: readonly string[], lines: readonly Line[]): PointCheck['said'] {
  const terms = texts.map((text) => termsOf(text).map(readTerm)).filter((parts) => parts.length > 1)
  return firstIn(lines, (words) => firstOf(terms, (parts) => findParts(words, parts, MAX_GAP)))
}

function inOtherWords(point: string, lines: readonly Line[]): PointCheck['said'] {
  const terms = termsOf(point).map(readTerm)
  return terms.length < LEAST ? null : firstIn(lines, (words) => spanOfMost(terms, words))
}

function spanOfMost(terms: readonly Term[], words: Words): Span | null {
  const spans = terms.flatMap((term) => findTerm(words, term) ?? [])
  if (spans.length < LEAST || spans.length < MOST * terms.length) return null
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }
}

function firstIn(lines: readonly Line[], find: (words: Words) => Span | null): PointCheck['said'] {
  return firstOf(lines, ({ number, text, words }) => {
    const span = find(words)
    return span && { sentence: number, words: text.slice(span.start, span.end), span }
  })
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | null): R | null {
  for (const one of list) {
    const found = find(one)
    if (found !== null) return found
  }
  return null
}
