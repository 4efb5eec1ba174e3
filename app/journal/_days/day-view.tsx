import type { Manner } from '../_entry/given.ts'
import { Entries } from './entries.tsx'
import { LineView } from './line-view.tsx'
import type { SaidDay } from './said.ts'
import type { Words } from './words.ts'

type Props = { day: SaidDay; words: Words; manner: Manner }

/** A day: what was written on it, and what was done, from morning to night. */
export function DayView({ day, words, manner }: Props) {
  const { day: date, isToday, title, summary, entries, lines, nothing } = day
  const id = `day-${date}`
  return (
    <section className="journal-day" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} data-day={date}>
        <time dateTime={date}>{title}</time>
        {isToday && <span className="journal-today">{words.today}</span>}
      </h2>
      {summary.length > 0 && (
        <p className="facts">
          {summary.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </p>
      )}
      <Entries entries={entries} manner={manner} />
      {nothing !== null && <p className="mt-3 text-soft">{nothing}</p>}
      {lines.length > 0 && (
        <ol className="journal-lines">
          {lines.map((line) => (
            <LineView key={line.kind === 'one' ? line.event.key : line.did} line={line} words={words} />
          ))}
        </ol>
      )}
    </section>
  )
}
