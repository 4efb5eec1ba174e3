import type { Span } from '#core/practice/nitpick/finding.ts'
import { stretches } from './stretches.ts'

type Props = { text: string; evidence: readonly Span[]; fillers: readonly Span[] }

/** A sentence with its evidence marked and its fillers dotted. Lies behind the field that holds the same text. */
export function Marked({ text, evidence, fillers }: Props) {
  return stretches(text, evidence, fillers).map(({ start, text: part, isEvidence, isFiller }) => {
    const inner = isFiller ? <span className="minute-filler">{part}</span> : part
    return isEvidence ? <mark key={start}>{inner}</mark> : <span key={start}>{inner}</span>
  })
}
