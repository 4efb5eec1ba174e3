import type { Way } from '#core/practice/record.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { pressThrough } from './keys-in-form.ts'
import type { Words } from './words.ts'

// The list in core carries the schemas with it.
const WAYS: readonly Way[] = ['typed', 'recorded', 'spoken']

/** Three ways to answer, side by side. */
export function Ways({ words, way, choose }: { words: Words; way: Way; choose: (way: Way) => void }) {
  return (
    <fieldset className="minute-ways">
      <legend className="head">{words.ready.way}</legend>
      <div>
        {WAYS.map((one, i) => (
          <label key={one} {...keyed(`${i + 1}`)} data-key-label={words.ready.ways[one]}>
            <input
              type="radio"
              name="way"
              value={one}
              checked={way === one}
              onChange={() => choose(one)}
              onKeyDown={pressThrough}
            />
            <span className="minute-way-name">{words.ready.ways[one]}</span>
            <span className="minute-way-note">{words.ready.wayNotes[one]}</span>
            <Hint k={`${i + 1}`} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
