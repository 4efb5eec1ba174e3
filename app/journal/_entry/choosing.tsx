import type { Words } from './words.ts'
import { type Choice, CHOICES, type Clash } from './writing.ts'

type Props = { clash: Clash; words: Words['clash']; onChoose: (choice: Choice) => void }

/** Lines that were written in two ways, side by side, to choose from. */
export function Choosing({ clash, words, onChoose }: Props) {
  return (
    <section className="entry-clash" aria-label={words.title}>
      <p>{words.title}</p>
      {clash.merged.conflicts.map(({ line, mine, theirs }) => (
        <div key={line} className="entry-sides">
          {(
            [
              ['mine', mine],
              ['theirs', theirs],
            ] as const
          ).map(([side, lines]) => (
            <div key={side}>
              <p className="head">{words[side]}</p>
              <pre className="entry-side" tabIndex={0} aria-label={words[side]}>
                {lines.join('\n').trim() === '' ? <span className="text-soft">{words.none}</span> : lines.join('\n')}
              </pre>
            </div>
          ))}
        </div>
      ))}
      <p className="entry-act">
        {CHOICES.map((choice) => (
          <button key={choice} type="button" className="button button-quiet" onClick={() => onChoose(choice)}>
            {words.keep[choice]}
          </button>
        ))}
      </p>
    </section>
  )
}
