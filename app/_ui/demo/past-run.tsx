import { useMemo } from 'react'
import type { RunRecord } from '#core/study/demo-views.ts'
import { fill } from '../fill.ts'
import { Changes } from './changes.tsx'
import { Checks } from './checks.tsx'
import { storedEdit } from './edits.ts'
import { sayBytes, sayLimit, sayMs } from './figures.ts'
import { outputOf, plainText } from './output.ts'
import { OutputView } from './output-view.tsx'
import { sayEnding } from './say-run.ts'
import { Unfold } from './unfold.tsx'
import { useRecords } from './use-record.ts'
import type { Given } from './views.ts'

/** A run of before: what it printed, how it ended, and what had been changed for it. */
export function PastRun({ given, runId }: { given: Given; runId: number }) {
  const { words } = given
  const fetched = useRecords(given.id, [runId])
  if (fetched.kind === 'waiting') return <p className="demo-quiet">{words.past.opening}</p>
  const record = fetched.kind === 'here' ? fetched.records[0] : undefined
  if (record === undefined) return <p role="alert">{words.past.failed}</p>
  return <Whole given={given} record={record} />
}

function Whole({ given, record }: { given: Given; record: RunRecord }) {
  const { words, locale } = given
  const output = useMemo(() => outputOf(record.output), [record])
  const { exit, checks, limits, args, stdin, files } = record
  const actual = { stdout: plainText(output, 'stdout'), exit: exit.code }
  return (
    <div className="demo-record">
      <OutputView given={given} output={output} isGoing={false} />
      <p className="facts">
        <span>{sayEnding(exit, words.ended)}</span>
        <span>
          {words.figures.cpu} {sayMs(locale, exit.cpuMs)}
        </span>
        {exit.peakBytes > 0 && (
          <span>
            {words.figures.memory} {sayBytes(locale, exit.peakBytes)}
          </span>
        )}
        {args.length > 0 && <span>{fill(words.past.args, { list: args.join(' ') })}</span>}
        {stdin !== '' && <span>{words.past.stdin}</span>}
      </p>
      {limits.map((hit) => (
        <p key={`${hit.phase} ${hit.limit}`} className="demo-limit" data-fatal={hit.isFatal}>
          {sayLimit(hit, words.limit, locale)}
        </p>
      ))}
      {checks.length > 0 && exit.phase === 'run' && (
        <Checks expect={[]} checks={checks} actual={actual} words={words} />
      )}
      {files !== null && (
        <Unfold summary={words.past.changes}>
          {() => <Changes before={storedEdit(given).files} after={files} words={words} />}
        </Unfold>
      )}
    </div>
  )
}
