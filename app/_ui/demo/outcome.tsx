import { useEffect, useRef } from 'react'
import { Checks } from './checks.tsx'
import { plainText } from './output.ts'
import { OutputView } from './output-view.tsx'
import { Status } from './status.tsx'
import type { RunHere } from './use-run.ts'
import type { Given } from './views.ts'

/** What comes of a run while it goes on, and what came of it. */
export function Outcome({ given, running }: { given: Given; running: RunHere }) {
  const { run, isGoing } = running
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where it prints may lie below what can be seen.
    if (isGoing) box.current?.scrollIntoView({ block: 'nearest' })
  }, [isGoing])
  const isShown = run !== null && (run.output.lines > 0 || run.exit?.outcome === 'ended')
  return (
    <div ref={box} className="demo-outcome-box" data-empty={run === null && given.expect.length === 0 ? '' : undefined}>
      {isShown && (
        <OutputView
          given={given}
          output={run.output}
          isGoing={isGoing}
          isFromStart={run.exit?.outcome === 'build-failed'}
        />
      )}
      <Status given={given} here={running} />
      <Checks
        expect={given.expect}
        checks={run?.checks ?? null}
        actual={run?.exit ? { stdout: plainText(run.output, 'stdout'), exit: run.exit.code } : null}
        words={given.words}
      />
    </div>
  )
}
