import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'
import { current } from './writing.ts'

/** What is wrong, and how to mend it; each leads to its place. */
export function ProblemList({ given: { words }, room }: { given: Given; room: Room }) {
  const { part, writing, problems } = useSignal(room.shown)
  if (problems.length === 0) return null
  const text = current(writing, part)
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  return (
    <section className="writing-problems" aria-labelledby="problems">
      <h2 id="problems" className="head">
        {words.problems} <kbd className="hint">F8</kbd>
      </h2>
      <ul className="problems">
        {problems.map(({ severity, message, mend, from }, i) => (
          <li key={i} data-severity={severity}>
            {from === null ? (
              <span className="text-soft">{words.elsewhere}</span>
            ) : (
              <button type="button" onClick={() => room.goTo(from)}>
                {fill(words.line, { line: lineOf(from) })}
              </button>
            )}
            <span lang="en">
              {message}
              {mend !== '' && <span className="text-soft"> → {mend}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
