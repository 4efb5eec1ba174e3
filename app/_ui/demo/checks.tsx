import { lazy, Suspense } from 'react'
import type { Expectation } from '#core/demo/manifest.ts'
import type { Check } from '#core/demo/run.ts'
import { fill } from '../fill.ts'
import { Unfold } from './unfold.tsx'
import type { Words } from './views.ts'

const LineDiff = lazy(() => import('./line-diff-view.tsx').then(({ LineDiffView }) => ({ default: LineDiffView })))

/** What is said of an expectation that is not met: what was there instead. */
export type Actual = { readonly stdout: string; readonly exit: number | null }

type Props = {
  expect: readonly Expectation[]
  /** Null: nothing was run, or nothing could be checked. */
  checks: readonly Check[] | null
  actual: Actual | null
  words: Words
}

/** What a run is held against, and whether it stood. */
export function Checks({ expect, checks, actual, words }: Props) {
  const shown: readonly { expectation: Expectation; isMet: boolean | null }[] =
    checks ?? expect.map((expectation) => ({ expectation, isMet: null }))
  if (shown.length === 0) return null
  return (
    <ul className="demo-checks" aria-label={checks === null ? words.expected : words.checks}>
      {checks === null && (
        <li role="presentation" aria-hidden="true">
          {words.expected}
        </li>
      )}
      {shown.map(({ expectation, isMet }, i) => (
        <li key={i} data-met={isMet ?? undefined}>
          <span className="demo-check" aria-hidden="true">
            {isMet === null ? '·' : isMet ? '✓' : '✗'}
          </span>
          <span>
            <span className="sr-only">{isMet === null ? words.unchecked : isMet ? words.met : words.unmet} </span>
            <Said expectation={expectation} words={words} />
            {isMet === false && <Instead expectation={expectation} actual={actual} words={words} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** An expectation in words, its value set apart. */
function Said({ expectation, words }: { expectation: Expectation; words: Words }) {
  const { text, value } = sayExpectation(expectation, words)
  const [before = '', after = ''] = text.split('{value}')
  return (
    <>
      {before}
      {value !== null && <code>{value}</code>}
      {after}
    </>
  )
}

export function sayExpectation(
  expectation: Expectation,
  { expect: words }: Words,
): { readonly text: string; readonly value: string | null } {
  if ('contains' in expectation) return { text: words.contains, value: expectation.contains }
  if ('notContains' in expectation) return { text: words.notContains, value: expectation.notContains }
  if ('regex' in expectation) return { text: words.regex, value: expectation.regex }
  if ('exit' in expectation) return { text: words.exit, value: `${expectation.exit}` }
  const lines = expectation.equals.replace(/\n$/, '').split('\n').length
  return { text: fill(words.equals, { lines }), value: null }
}

/** What there was instead, as far as that can be said. */
function Instead({ expectation, actual, words }: { expectation: Expectation; actual: Actual | null; words: Words }) {
  if (actual === null) return null
  if ('exit' in expectation) {
    const said = actual.exit === null ? words.wasNone : fill(words.was, { value: actual.exit })
    return <span>{said}</span>
  }
  if (!('equals' in expectation)) return null
  return (
    <Unfold summary={words.difference}>
      {() => (
        <Suspense fallback={<p className="demo-quiet">{words.comparing}</p>}>
          <LineDiff before={expectation.equals} after={actual.stdout} words={words} />
        </Suspense>
      )}
    </Unfold>
  )
}
