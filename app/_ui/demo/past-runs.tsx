import { useEffect, useRef, useState } from 'react'
import { wentWell } from '#core/demo/went-well.ts'
import type { RunBrief } from '#core/study/demo-views.ts'
import { fill } from '../fill.ts'
import { get } from './api.ts'
import { Compare } from './compare.tsx'
import { sayMs, sayWhen } from './figures.ts'
import { PastRun } from './past-run.tsx'
import { sayShort } from './say-run.ts'
import type { Given } from './views.ts'

type Props = {
  given: Given
  /** How many runs came to an end on this page. */
  ended: number
  /** The last one was stopped: it is written down a moment later. */
  isStopped: boolean
}

/** At first; who looks for an older one asks for all. */
const SHOWN = 10

/** Runs of before, newest first. One can be looked at, two can be compared. */
export function PastRuns({ given, ended, isStopped }: Props) {
  const { words } = given
  const runs = useRuns(given, ended, isStopped)
  const [openId, setOpenId] = useState<number | null>(null)
  const [pair, setPair] = useState<{ a: number | null; b: number | null }>({ a: null, b: null })
  const [most, setMost] = useState(SHOWN)
  const [compared, setCompared] = useState<readonly [RunBrief, RunBrief] | null>(null)
  if (runs.length === 0) return <p className="demo-quiet">{words.past.empty}</p>

  const canChoose = runs.length > 1
  // Unless others are chosen: the last one, against the one before it.
  const a = runs.find(({ runId }) => runId === pair.a) ?? runs[1]
  const b = runs.find(({ runId }) => runId === pair.b) ?? runs[0]
  return (
    <>
      {canChoose && <p className="demo-quiet">{words.past.choose}</p>}
      <ol className="demo-past" data-choose={canChoose}>
        {runs.slice(0, most).map((run) => {
          const { runId } = run
          const isOpen = openId === runId
          return (
            <li key={runId}>
              {canChoose && (
                <Choice
                  given={given}
                  run={run}
                  chosen={{ a: a?.runId === runId, b: b?.runId === runId }}
                  choose={(side) => setPair({ ...pair, [side]: runId })}
                />
              )}
              <button
                type="button"
                className="demo-past-open"
                aria-expanded={isOpen}
                onClick={() => setOpenId(isOpen ? null : runId)}
              >
                <time dateTime={new Date(run.startedAt).toISOString()}>{whenOf(run, given)}</time>
              </button>
              <Facts given={given} run={run} />
              {isOpen && <PastRun given={given} runId={runId} />}
            </li>
          )
        })}
      </ol>
      {runs.length > most && (
        <p className="mt-1">
          <button type="button" className="demo-plain" onClick={() => setMost(runs.length)}>
            {fill(words.past.more, { count: runs.length - most })}
          </button>
        </p>
      )}
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

const whenOf = ({ startedAt }: RunBrief, { locale, timeZone }: Given): string => sayWhen(locale, timeZone, startedAt)

type ChoiceProps = {
  given: Given
  run: RunBrief
  chosen: Readonly<Record<'a' | 'b', boolean>>
  choose: (side: 'a' | 'b') => void
}

/** Which side of a comparison a run is on. */
function Choice({ given, run, chosen, choose }: ChoiceProps) {
  const { before, after, beforeFull, afterFull } = given.words.past
  const sides = [
    { side: 'a', word: before, full: beforeFull },
    { side: 'b', word: after, full: afterFull },
  ] as const
  return (
    <span className="past-choice">
      {sides.map(({ side, word, full }) => (
        <label key={side}>
          <input
            type="radio"
            name={`${given.id}-${side}`}
            checked={chosen[side]}
            onChange={() => choose(side)}
            aria-label={fill(full, { when: whenOf(run, given) })}
          />
          <span aria-hidden="true">{word}</span>
        </label>
      ))}
    </span>
  )
}

/** How a run ended, in a few words. */
function Facts({ given: { words, locale }, run }: { given: Given; run: RunBrief }) {
  const good = wentWell(run)
  return (
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
  )
}

/**
 * How long after a run that was stopped the list is fetched, again and again until it is there: the server has to see that
 * nobody listens any more, and then writes it down.
 */
const AFTERWARDS_MS = [200, 400, 800, 1600, 3200, 6400, 12_800]

function useRuns({ id, lastRuns }: Given, ended: number, isStopped: boolean): readonly RunBrief[] {
  const [runs, setRuns] = useState(lastRuns)
  const newest = useRef(lastRuns[0]?.runId)
  useEffect(() => {
    if (ended === 0) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = async (later: readonly number[]) => {
      const answer = await get<{ runs: readonly RunBrief[] }>(`/api/demos/${id}/runs`, controller.signal)
      if (controller.signal.aborted) return
      if (answer !== null && answer.runs[0]?.runId !== newest.current) {
        newest.current = answer.runs[0]?.runId
        setRuns(answer.runs)
      } else wait(later)
    }
    const wait = ([ms, ...later]: readonly number[]) => {
      if (ms !== undefined) timer = setTimeout(() => void refresh(later), ms)
    }
    if (isStopped) wait(AFTERWARDS_MS)
    else void refresh([])
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [id, ended, isStopped])
  return runs
}
