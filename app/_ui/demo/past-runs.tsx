import { useEffect, useState } from 'react'
import type { RunBrief } from '#core/study/demo-views.ts'
import { fill } from '../fill.ts'
import { get } from './api.ts'
import { Compare } from './compare.tsx'
import { sayMs, sayWhen } from './figures.ts'
import { PastRun } from './past-run.tsx'
import { isGood, sayShort } from './say-run.ts'
import type { Given } from './views.ts'

type Props = {
  given: Given
  /** How many runs came to an end on this page. */
  ended: number
  /** The last one was stopped: it is written down a moment later. */
  isStopped: boolean
}

/** Runs of before, newest first. One can be looked at, two can be compared. */
export function PastRuns({ given, ended, isStopped }: Props) {
  const { words, locale, timeZone } = given
  const runs = useRuns(given, ended, isStopped)
  const [openId, setOpenId] = useState<number | null>(null)
  const [pair, setPair] = useState<{ a: number | null; b: number | null }>({ a: null, b: null })
  const [compared, setCompared] = useState<readonly [RunBrief, RunBrief] | null>(null)
  const when = ({ startedAt }: RunBrief) => sayWhen(locale, timeZone, startedAt)
  if (runs.length === 0) return <p className="demo-quiet">{words.past.empty}</p>

  const canChoose = runs.length > 1
  // Unless others are chosen: the last one, against the one before it.
  const a = runs.find(({ runId }) => runId === pair.a) ?? runs[1]
  const b = runs.find(({ runId }) => runId === pair.b) ?? runs[0]
  return (
    <>
      {canChoose && <p className="demo-quiet">{words.past.choose}</p>}
      <ol className="demo-past" data-choose={canChoose}>
        {runs.map((run) => {
          const isOpen = openId === run.runId
          const good = isGood(run)
          return (
            <li key={run.runId}>
              {canChoose && (
                <span className="past-choice">
                  {(['a', 'b'] as const).map((side) => (
                    <label key={side}>
                      <input
                        type="radio"
                        name={`${given.id}-${side}`}
                        checked={(side === 'a' ? a : b)?.runId === run.runId}
                        onChange={() => setPair({ ...pair, [side]: run.runId })}
                        aria-label={fill(side === 'a' ? words.past.beforeFull : words.past.afterFull, {
                          when: when(run),
                        })}
                      />
                      <span aria-hidden="true">{side === 'a' ? words.past.before : words.past.after}</span>
                    </label>
                  ))}
                </span>
              )}
              <button
                type="button"
                className="demo-past-open"
                aria-expanded={isOpen}
                onClick={() => setOpenId(isOpen ? null : run.runId)}
              >
                <time dateTime={new Date(run.startedAt).toISOString()}>{when(run)}</time>
              </button>
              <span className="facts">
                <span data-good={good} data-outcome={run.outcome} className="demo-outcome">
                  <span aria-hidden="true">{good ? '✓' : run.outcome === 'cancelled' ? '■' : '✗'}</span>{' '}
                  {sayShort(run, words.short)}
                </span>
                {run.expected > 0 && run.outcome !== 'cancelled' && run.outcome !== 'build-failed' && (
                  <span>{fill(words.past.checks, { met: run.met, expected: run.expected })}</span>
                )}
                <span>{sayMs(locale, run.wallMs)}</span>
                <span>{run.isEdited ? words.past.edited : words.past.stored}</span>
              </span>
              {isOpen && <PastRun given={given} runId={run.runId} />}
            </li>
          )
        })}
      </ol>
      {canChoose && a && b && (
        <p className="mt-3">
          <button
            type="button"
            className="button button-quiet"
            onClick={() => setCompared([a, b])}
            aria-disabled={a.runId === b.runId}
          >
            {words.past.compare}
          </button>
          {a.runId === b.runId && <span className="demo-quiet"> {words.past.sameTwice}</span>}
        </p>
      )}
      {compared !== null && compared[0].runId !== compared[1].runId && (
        <Compare key={compared.map(({ runId }) => runId).join()} given={given} pair={compared} />
      )}
    </>
  )
}

/** When a list is fetched anew after a run that was stopped, in ms: the server takes a moment to see that nobody listens. */
const AFTERWARDS_MS = [200, 1000, 3000]

function useRuns({ id, lastRuns }: Given, ended: number, isStopped: boolean): readonly RunBrief[] {
  const [runs, setRuns] = useState(lastRuns)
  useEffect(() => {
    if (ended === 0) return
    const controller = new AbortController()
    const refresh = async () => {
      const answer = await get<{ runs: readonly RunBrief[] }>(`/api/demos/${id}/runs`, controller.signal)
      if (answer !== null && !controller.signal.aborted) setRuns(answer.runs)
    }
    const timers = (isStopped ? AFTERWARDS_MS : [0]).map((ms) => setTimeout(() => void refresh(), ms))
    return () => {
      controller.abort()
      timers.forEach(clearTimeout)
    }
  }, [id, ended, isStopped])
  return runs
}
