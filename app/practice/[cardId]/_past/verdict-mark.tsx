import type { Verdict } from '#core/practice/gate.ts'

/** A tick or a cross. Beside the word it needs no label of its own. */
export function VerdictMark({ verdict, label }: { verdict: Verdict; label?: string }) {
  return (
    <span className="inline-flex" title={label}>
      <svg className="verdict-mark" data-verdict={verdict} viewBox="0 0 10 10" aria-hidden="true">
        <path d={verdict === 'passed' ? 'm1.5 5.4 2.4 2.4 4.6-5.6' : 'm2 2 6 6m0-6L2 8'} />
      </svg>
      {label !== undefined && <span className="sr-only">{label}</span>}
    </span>
  )
}
