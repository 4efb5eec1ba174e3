import { Fragment } from 'react'
import type { Marks } from '#core/search/marks.ts'

/** A text with what was looked for marked in it. */
export function MarkedText({ text, marks }: { text: string; marks: Marks }) {
  const pieces = marks.map(([from, to], i) => ({
    before: text.slice(marks[i - 1]?.[1] ?? 0, from),
    found: text.slice(from, to),
    from,
  }))
  return (
    <>
      {pieces.map(({ before, found, from }) => (
        <Fragment key={from}>
          {before}
          <mark className="found">{found}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
