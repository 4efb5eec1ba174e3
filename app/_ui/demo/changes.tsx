import { lazy, Suspense } from 'react'
import type { Words } from './views.ts'

const LineDiff = lazy(() => import('./line-diff-view.tsx').then(({ LineDiffView }) => ({ default: LineDiffView })))

type Files = Readonly<Record<string, string>>

/** What differs between two versions of some files. A file that one of them leaves out is as it was. */
export function Changes({ before, after, words }: { before: Files; after: Files; words: Words }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => before[name] !== (after[name] ?? before[name]))
  return (
    <Suspense fallback={<p className="demo-quiet">{words.comparing}</p>}>
      {changed.length === 0 && <p className="demo-quiet">{words.past.sameSource}</p>}
      {changed.map((name) => (
        <div key={name} className="demo-changed">
          <p className="demo-file">{name}</p>
          <LineDiff before={before[name] ?? ''} after={after[name] ?? ''} words={words} />
        </div>
      ))}
    </Suspense>
  )
}
