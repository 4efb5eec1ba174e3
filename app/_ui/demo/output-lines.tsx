import { memo } from 'react'
import type { Line, Output, Source } from './output.ts'

type SourceWords = Readonly<Record<Source, string>>

/** Lines of output. What is no standard output says what it is, beside its first line and by a rule along all of it. */
export const OutputLines = memo(function OutputLines({ lines, words }: { lines: readonly Line[]; words: SourceWords }) {
  return stretchesOf(lines).map((stretch, i) => (
    <div key={i} className="out" data-from={stretch.from}>
      {stretch.from !== 'stdout' && <span className="out-from">{words[stretch.from]}</span>}
      {stretch.lines.flatMap(({ spans, isEnded }, n) => [
        ...spans.map(({ text, className }, m) =>
          className === '' ? (
            text
          ) : (
            <span key={`${n}-${m}`} className={className}>
              {text}
            </span>
          ),
        ),
        isEnded || spans.length === 0 ? '\n' : '',
      ])}
    </div>
  ))
})

/** The blocks that hold the last `most` lines, and how many lines stand before them. */
export function lastBlocks({ blocks, lines }: Output, most: number) {
  let from = blocks.length
  let shown = 0
  while (from > 0 && shown < most) {
    from -= 1
    shown += blocks[from]?.length ?? 0
  }
  return { from, earlier: lines - shown }
}

/** Lines of one source in a row. */
function stretchesOf(lines: readonly Line[]) {
  const stretches: { from: Source; lines: Line[] }[] = []
  for (const line of lines) {
    const last = stretches.at(-1)
    if (last?.from === line.from) last.lines.push(line)
    else stretches.push({ from: line.from, lines: [line] })
  }
  return stretches
}
