import { lowerCase, type Span } from '../text/folded.ts'
import type { SentenceNumber } from '../plan.ts'
import { countMs, type Rate } from '../rate.ts'
import { countTokens, type WordCount } from '../text/tokens.ts'
import { readWords, type Words } from '../text/words.ts'
import type { Answered, Asked, PointCheck } from './finding.ts'
import { checkPoints } from './points.ts'

/** A sentence of the answer, read. All offsets are in the folded text. */
export type Line = {
  readonly number: SentenceNumber
  readonly text: string
  readonly words: Words
  /** NFKC, with its case. */
  readonly cased: string
  /** The same without code and quotations: blots of the same length stand there. */
  readonly plain: string
  /** That in lower case. */
  readonly lower: string
  readonly count: WordCount
}

/** An answer as the rules see it. */
export type Answer = {
  readonly asked: Asked
  readonly answered: Answered
  /** Sentences that were to be said and have words, in order. */
  readonly lines: readonly Line[]
  readonly points: readonly PointCheck[]
  /** Of all lines, at the speaker's rate. */
  readonly speechMs: number
  /** The title, and the title with all key points: what the answer need not introduce. */
  readonly title: Words
  readonly question: Words
}

/** No door lets more in; what comes from elsewhere is cut. */
const MAX_SENTENCE = 4000
/** Stands for code and quotations: no pattern matches it, nor takes it for a blank. */
const BLOT = '\uFFFC'
const QUOTED = /`[^`]*`|“[^”]{0,60}”|"[^"]{0,60}"|「[^」]{0,60}」|《[^》]{0,60}》/g

export function readAnswer(asked: Asked, answered: Answered, rate: Rate): Answer {
  const lines = answered.asked.flatMap((number): Line[] => {
    const text = bounded(answered.sentences[number - 1] ?? '')
    return /[\p{L}\p{N}]/u.test(text) ? [readLine(number, text)] : []
  })
  const said = lines.reduce((sum, { count }) => sum + countMs(count, rate), 0)
  const points = asked.keyPoints.flatMap(({ point, aliases }) => [point, ...aliases])
  return {
    asked,
    answered,
    lines,
    speechMs: said,
    points: checkPoints(asked.keyPoints, lines),
    title: readWords(asked.title),
    question: readWords([asked.title, ...points].join(' ; ')),
  }
}

/** The very words between two places of the folded text, and where they stand in the sentence. */
export function quoteOf(line: Line, start: number, end: number): { readonly quote: string; readonly span: Span } {
  const span = line.words.folded.span(start, end)
  return { quote: line.text.slice(span.start, span.end), span }
}

/** At most `max` UTF-16 units, without half a character at the end. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  const isCutInHalf = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(max))
  return text.slice(0, isCutInHalf ? max - 1 : max)
}

/** Of no more characters than a sentence may have, and not many times as many folded: ﷺ alone becomes eighteen. */
function bounded(sentence: string): string {
  const text = clip(sentence, MAX_SENTENCE)
  const { length } = text.normalize('NFKC')
  return length <= 2 * MAX_SENTENCE ? text : clip(text, Math.floor((MAX_SENTENCE * text.length) / length))
}

function readLine(number: SentenceNumber, text: string): Line {
  const words = readWords(text)
  const { cased } = words.folded
  const plain = cased.replace(QUOTED, (quoted) => BLOT.repeat(quoted.length))
  return { number, text, words, cased, plain, lower: lowerCase(plain), count: countTokens(words.tokens) }
}
