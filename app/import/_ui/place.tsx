import { SIDES } from '#core/share/settle-lines.ts'
import type { PlaceSaid } from './conflicts.tsx'
import type { SettleWords } from './settle-form.tsx'

type Props = { name: string; place: PlaceSaid; isWhole: boolean; words: SettleWords }

const TEXTS = ['base', 'mine', 'theirs'] as const

/** One place at which a card and a note went apart: all three texts beside one another, and which is to stand there. */
export function Place({ name, place, isWhole, words }: Props) {
  return (
    <fieldset className="conflict-place">
      <legend>{place.legend}</legend>
      {place.where !== null && <p className="import-note">{place.where}</p>}
      <div className="conflict-sides">
        {TEXTS.map((side) => (
          <div key={side} data-side={side}>
            <p className="head">{words[side]}</p>
            {place[side] === '' ? (
              <p className="import-note">{words.nothing}</p>
            ) : (
              // Of a whole card there is more than fits: keys are to scroll it, too.
              <pre tabIndex={0} role="group" aria-label={words[side]}>
                {place[side]}
              </pre>
            )}
          </div>
        ))}
      </div>
      <div className="conflict-choice">
        {SIDES.filter((side) => !isWhole || side !== 'both').map((side) => (
          <label key={side}>
            <input type="radio" name={name} value={side} required />
            {words.sides[side]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
