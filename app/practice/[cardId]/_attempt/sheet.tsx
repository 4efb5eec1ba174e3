import type { RefObject } from 'react'

import type { Draft } from '#core/practice/record.ts'
import { isTaken } from './composing.ts'
import type { Engine } from './engine.ts'
import { type Bar, tenths } from '#core/practice/figures.ts'
import type { SaidFinding } from '../../../_server/said-critique.ts'
import { Findings } from './findings.tsx'
import { MAX_TEXT } from './limits.ts'
import { Marked } from './marked.tsx'
import { TimeBar } from './time-bar.tsx'
import type { CritiqueHere } from './use-critique.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = {
  given: Given
  engine: Engine
  draft: Draft
  bars: readonly Bar[]
  critique: CritiqueHere
  findings: readonly SaidFinding[]
  /** Where the focus goes from a field that is done with. */
  blurTo: RefObject<HTMLButtonElement | null>
}

/** The sentences as they were given, open to correction: marks, time, and what the rules found in each. */
export function Sheet({ given, engine, draft, bars, critique, findings, blurTo }: Props) {
  const { words, lang } = given
  // Bars share one scale, on which the line of the time allowed stands at two thirds, or further left if need be.
  const scaleMs = Math.max(...bars.map(({ ms, limitMs }) => Math.max(ms ?? 0, 1.5 * (limitMs ?? 0))), 1)
  return (
    <ol className="minute-sheet">
      {bars.map((bar) => {
        const { number, ms, overMs } = bar
        const text = draft.sentences[number - 1] ?? ''
        const here = findings.filter(({ sentence }) => sentence === number)
        const isFresh = critique.of[number - 1] === text
        const evidence = isFresh ? here.flatMap(({ span }) => span ?? []) : []
        const fillers = critique.critique?.fillers.filter(({ sentence }) => sentence === number) ?? []
        return (
          <li key={number}>
            <span className="minute-number" aria-hidden="true">
              {number}
            </span>
            <div className="minute-text" lang={lang}>
              <p aria-hidden="true">
                <Marked text={text} evidence={evidence} fillers={isFresh ? fillers.map(({ span }) => span) : []} />
                {'\u200b'}
              </p>
              <textarea
                rows={1}
                maxLength={MAX_TEXT}
                aria-label={fill(words.answer.field, { n: number })}
                placeholder={draft.way === 'typed' ? words.nitpick.unwritten : words.nitpick.write}
                value={text}
                onChange={({ target }) => engine.edit({ kind: 'sentence', number, text: target.value })}
                onKeyDown={(event) => {
                  if (isTaken(event) || event.shiftKey || (event.key !== 'Enter' && event.key !== 'Escape')) return
                  event.preventDefault()
                  blurTo.current?.focus({ preventScroll: true })
                }}
              />
            </div>
            <span className="minute-time">
              {ms === null ? words.nitpick.unsaid : fill(words.answer.seconds, { n: tenths(ms) })}
              {overMs > 0 && <small>{fill(words.answer.overBy, { n: tenths(overMs) })}</small>}
            </span>
            <TimeBar bar={bar} scaleMs={scaleMs} />
            <Findings given={given} engine={engine} draft={draft} findings={here} />
          </li>
        )
      })}
    </ol>
  )
}
