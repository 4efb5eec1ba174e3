import { useEffect, useState } from 'react'
import type { Check, Exit } from '#core/demo/run.ts'
import { fill } from '../fill.ts'
import { sayBytes, sayLimit, sayMs, tenths } from './figures.ts'
import { MissingNote } from './missing.tsx'
import { sayEnding, sayPhase } from './say-run.ts'
import type { RunHere } from './use-run.ts'
import type { Given, Words } from './views.ts'

/** How a run goes, or how it ended: in words that are also announced, and in figures that are not. */
export function Status({ given, here }: { given: Given; here: RunHere }) {
  const { words, locale } = given
  const { run, isGoing, isStopped, broken, since } = here
  const exit = run?.exit ?? null
  const said =
    run === null
      ? ''
      : broken !== null
        ? sayBroken(broken.code, words)
        : exit !== null
          ? sayOutcome(exit, run.checks, words)
          : isStopped
            ? words.ended.cancelled
            : sayPhase(run, words.phase)
  const isKept = run !== null && run.output.lines > 0 && (exit?.outcome === 'limit' || (isStopped && exit === null))
  return (
    <div className="demo-status" data-state={stateOf(here)}>
      <p role="status">{said}</p>
      {isGoing && since !== null && exit === null && <Clock since={since} given={given} />}
      {exit !== null && exit.outcome !== 'no-sandbox' && (
        <p className="demo-figures">
          <span>
            {words.figures.wall} {sayMs(locale, exit.wallMs)}
          </span>
          <span>
            {words.figures.cpu} {sayMs(locale, exit.cpuMs)}
          </span>
          {exit.peakBytes > 0 && (
            <span>
              {words.figures.memory} {sayBytes(locale, exit.peakBytes)}
            </span>
          )}
        </p>
      )}
      {run?.limits.map((hit) => (
        <p key={`${hit.phase} ${hit.limit}`} className="demo-limit" data-fatal={hit.isFatal}>
          {sayLimit(hit, words.limit, locale)}
        </p>
      ))}
      {isKept && <p className="demo-quiet">{words.keptOutput}</p>}
      {exit?.missing && <MissingNote missing={exit.missing} words={words} />}
    </div>
  )
}

function sayBroken(code: string, words: Words): string {
  if (code === 'cut') return words.ended.cut
  const troubles: Readonly<Record<string, string>> = words.trouble
  return troubles[code] ?? words.trouble.failed
}

function sayOutcome(exit: Exit, checks: readonly Check[] | null, words: Words): string {
  const ending = sayEnding(exit, words.ended)
  if (checks === null || checks.length === 0) return ending
  const unmet = checks.filter(({ isMet }) => !isMet).length
  return fill(unmet === 0 ? words.checksMet : words.checksUnmet, { ending, count: checks.length, unmet })
}

function stateOf({ run, isGoing, isStopped, broken }: RunHere): 'idle' | 'going' | 'good' | 'bad' | 'stopped' {
  if (run === null) return 'idle'
  if (isGoing && run.exit === null) return 'going'
  if (broken !== null) return 'bad'
  if (run.exit === null || isStopped) return 'stopped'
  const isMet = run.checks?.every((check) => check.isMet) ?? true
  const isClean = run.exit.code === 0 || (run.checks?.length ?? 0) > 0
  return run.exit.outcome === 'ended' && isMet && isClean ? 'good' : 'bad'
}

/** Seconds since the program was started. They are seen, not announced. */
function Clock({ since, given: { words, locale } }: { since: number; given: Given }) {
  const [ms, setMs] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setMs(performance.now() - since), 100)
    return () => clearInterval(timer)
  }, [since])
  return (
    <span className="demo-clock" aria-hidden="true">
      {fill(words.seconds, { n: tenths(locale, ms) })}
    </span>
  )
}
