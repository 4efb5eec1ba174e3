import type { Token } from './tokens.ts'

/** ICU takes seven times as long over a text without any punctuation as over its parts. */
const MAX_PIECE = 64

let segmenter: Intl.Segmenter | undefined

/** The offsets in a run of Chinese characters at which a word ends, the last one included. */
export function wordEnds(run: string): number[] {
  // Made once: that takes longer than cutting a sentence.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const ends: number[] = []
  for (let from = 0, to = 0; from < run.length; from = to) {
    to = from + MAX_PIECE
    // Not between the halves of a rare character such as 𠮷.
    if (/[\uDC00-\uDFFF]/.test(run.charAt(to))) to += 1
    for (const { index, segment } of segmenter.segment(run.slice(from, to))) ends.push(from + index + segment.length)
  }
  return ends
}

/** The words of a run of Chinese characters, as the dictionary of the ICU library cuts them. */
export function cutWords(run: string): string[] {
  let start = 0
  return wordEnds(run).map((end) => {
    const word = run.slice(start, end)
    start = end
    return word
  })
}

type Run = { readonly start: number; readonly end: number; edges: ReadonlySet<number> | null }

/**
 * Whether a Chinese word begins or ends at an offset of the text. Cuts only those runs of Chinese that are asked about:
 * that takes longer than all the rest.
 */
export function wordEdges(lower: string, tokens: readonly Token[]): (offset: number) => boolean {
  let runs: readonly Run[] | null = null
  return (offset) => {
    runs ??= runsOf(tokens)
    const run = runs.findLast(({ start }) => start <= offset)
    if (!run || offset >= run.end || offset === run.start) return true
    run.edges ??= new Set(wordEnds(lower.slice(run.start, run.end)))
    return run.edges.has(offset - run.start)
  }
}

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: { start: number; end: number; edges: null }[] = []
  for (const { kind, start, end } of tokens) {
    const last = runs.at(-1)
    if (kind !== 'han') continue
    if (last?.end === start) last.end = end
    else runs.push({ start, end, edges: null })
  }
  return runs
}
