import { useMemo } from 'react'
import { fill } from '../fill.ts'
import { isSame, lineDiff, withContext } from './line-diff.ts'
import type { Words } from './views.ts'

/** What was added and removed between two texts, line by line; each line says so by a sign and in words. */
export function LineDiffView({
  before,
  after,
  words,
  same = words.same,
}: {
  before: string
  after: string
  words: Words
  same?: string
}) {
  const stretches = useMemo(() => lineDiff(before, after), [before, after])
  if (isSame(stretches)) return <p className="demo-quiet">{same}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="line-diff" tabIndex={0} role="group" aria-label={words.difference}>
      {withContext(stretches).map((part, i) =>
        part.kind === 'left-out' ? (
          <p key={i} className="line-diff-left-out">
            {fill(words.leftOut, { count: part.count })}
          </p>
        ) : (
          <div key={i} data-kind={part.kind}>
            {part.lines.map((line, n) => (
              <div key={n}>
                {part.kind !== 'same' && (
                  <span className="sr-only">{part.kind === 'removed' ? words.removedLine : words.addedLine}</span>
                )}
                {line || ' '}
              </div>
            ))}
          </div>
        ),
      )}
    </div>
  )
}
