import type { ReactNode } from 'react'
import { countOf, tenths } from '#core/practice/figures.ts'
import { runningSentence } from '#core/practice/meant.ts'
import type { SentenceNumber } from '#core/practice/plan.ts'
import type { Shown } from './engine.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = { given: Given; shown: Shown; cell: (number: SentenceNumber) => ReactNode }

/** The sentences with their bars and times, one below the other. */
export function Rows({ given: { words }, shown: { session, now }, cell }: Props) {
  const { plan } = session.draft
  const running = runningSentence(plan, now)
  const count = countOf(plan, now)
  const limitMs = plan.pace === 'untimed' ? null : plan.sentenceMs
  return (
    <ol className="minute-rows">
      {plan.sentences.map((number, i) => {
        const part = now.sentences[i]
        const isNow = number === running
        const overMs = limitMs === null || part === undefined ? 0 : Math.max(0, part.ms - limitMs)
        return (
          <li key={number} data-state={isNow ? 'now' : part ? 'said' : 'coming'} data-over={overMs > 0 || undefined}>
            <span className="minute-number" aria-hidden="true">
              {number}
            </span>
            {cell(number)}
            {limitMs !== null && (
              <span
                className="minute-bar"
                aria-hidden="true"
                style={part && !isNow ? { '--share': Math.min(1, part.ms / limitMs) } : undefined}
              />
            )}
            <span className="minute-time" aria-hidden={isNow}>
              {part && !isNow && fill(words.answer.seconds, { n: tenths(part.ms) })}
              {overMs > 0 && (
                <small>{fill(words.answer.overBy, { n: isNow ? (count?.seconds ?? 0) : tenths(overMs) })}</small>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
