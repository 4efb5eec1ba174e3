import { lazy, Suspense, useEffect, useRef } from 'react'
import type { RunBrief, RunRecord } from '#core/study/demo-views.ts'
import { fill } from '../fill.ts'
import { Changes } from './changes.tsx'
import { storedEdit } from './edits.ts'
import { sayWhen } from './figures.ts'
import { outputOf, plainText, type Source } from './output.ts'
import { useRecords } from './use-record.ts'
import type { Given, Words } from './views.ts'

const LineDiff = lazy(() => import('./line-diff-view.tsx').then(({ LineDiffView }) => ({ default: LineDiffView })))

const SOURCES = ['build', 'stdout', 'stderr'] as const satisfies readonly Source[]

/** Two runs, line by line: what they printed, and what of the source was another. */
export function Compare({ given, pair }: { given: Given; pair: readonly [RunBrief, RunBrief] }) {
  const { words, locale, timeZone } = given
  const fetched = useRecords(
    given.id,
    pair.map(({ runId }) => runId),
  )
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (fetched.kind === 'here') section.current?.focus({ preventScroll: false })
  }, [fetched.kind])
  const [before, after] = fetched.kind === 'here' ? fetched.records : []
  const [old, now] = pair.map(({ startedAt }) => sayWhen(locale, timeZone, startedAt))
  return (
    <section ref={section} className="demo-compare" tabIndex={-1} aria-labelledby={`${given.id}-compared`}>
      <h3 id={`${given.id}-compared`} className="head">
        {fill(words.past.compared, { before: old ?? '', after: now ?? '' })}
      </h3>
      {fetched.kind === 'failed' && <p role="alert">{words.past.failed}</p>}
      {(before === undefined || after === undefined) && fetched.kind !== 'failed' && (
        <p className="demo-quiet">{words.past.opening}</p>
      )}
      {before && after && (
        <>
          <Printed before={before} after={after} words={words} />
          <h4 className="head">{words.past.sources}</h4>
          <Changes before={sourceOf(before, given)} after={sourceOf(after, given)} words={words} />
        </>
      )}
    </section>
  )
}

/** What they printed, each source apart: how two sources mingle is chance. */
function Printed({ before, after, words }: { before: RunRecord; after: RunRecord; words: Words }) {
  const [old, now] = [outputOf(before.output), outputOf(after.output)]
  const texts = SOURCES.map((from) => ({ from, before: plainText(old, from), after: plainText(now, from) }))
  const used = texts.filter((text) => text.before !== '' || text.after !== '')
  if (used.every((text) => text.before === text.after)) return <p className="demo-quiet">{words.past.sameOutput}</p>
  return (
    <Suspense fallback={<p className="demo-quiet">{words.comparing}</p>}>
      {used.map((text) => (
        <div key={text.from} className="demo-changed">
          {used.length > 1 && <p className="demo-file">{words.sources[text.from]}</p>}
          <LineDiff before={text.before} after={text.after} words={words} />
        </div>
      ))}
    </Suspense>
  )
}

const sourceOf = ({ files }: RunRecord, given: Given): Readonly<Record<string, string>> => ({
  ...storedEdit(given).files,
  ...files,
})
