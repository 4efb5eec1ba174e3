import type { ReactNode } from 'react'
import type { MemoryMark } from './memory.ts'

/** Each mark has a shape of its own, so that none needs its colour to be told apart. Drawn in a box of 10. */
export const SHAPES: Record<MemoryMark, ReactNode> = {
  remembered: <circle cx="5" cy="5" r="3.6" fill="currentColor" stroke="none" />,
  due: (
    <>
      <circle cx="5" cy="5" r="3.6" />
      <path d="M5 1.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" stroke="none" />
    </>
  ),
  failed: <path d="m2 2 6 6m0-6L2 8" strokeWidth="1.8" strokeLinecap="round" />,
  new: <circle cx="5" cy="5" r="3.6" />,
  locked: <circle cx="5" cy="5" r="1.7" fill="currentColor" stroke="none" />,
  open: <circle cx="5" cy="5" r="3.8" strokeDasharray="2 1.98" />,
  broken: <path d="M5 1.2 9 8.6H1z" strokeLinejoin="round" />,
}

/** The mark of a card's memory. `label` says it in words, to readers and on hover. */
export function Dot({ mark, label }: { mark: MemoryMark; label: string }) {
  return (
    <span title={label} className="inline-flex">
      <svg className="dot" data-memory={mark} viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[mark]}
      </svg>
      <span className="sr-only">{label}</span>
    </span>
  )
}
