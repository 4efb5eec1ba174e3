import { useState } from 'react'
import { tenths } from '#core/practice/figures.ts'
import { CRITERIA, proposeRating, verdictOf } from '#core/practice/gate.ts'
import { timingOf } from '#core/practice/attempt.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { pressThrough } from './keys-in-form.ts'
import { RatingChoice } from './rating-choice.tsx'
import { SaveNotes } from './save-notes.tsx'
import type { Session } from './session.ts'
import type { Undertaking } from './undertaking.ts'
import { repsOf, useSaving } from './use-saving.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = { given: Given; under: Undertaking; session: Session }

/** The learner's own judgement: three criteria, the verdict that follows from them, and the rating. */
export function Gate({ given, under, session: { draft, attempt } }: Props) {
  const { words, lang } = given
  const saving = useSaving(given, under)
  const [chosen, setChosen] = useState<Rating | null>(null)
  const timing = timingOf(draft.plan, attempt)
  const { gate, plan } = draft
  const proposal = proposeRating(gate, plan, timing)
  const verdict = verdictOf(gate)
  /** Whether the schedule was told, when it was tried last. */
  const [isRated, setRated] = useState(true)
  const save = (counts: boolean, expectedReps = repsOf(given)) => {
    setRated(counts)
    saving.save({ gate, rating: counts ? (chosen ?? proposal.rating) : null, expectedReps })
  }
  return (
    <form
      className="minute-gate"
      aria-labelledby="gate"
      onSubmit={(event) => {
        event.preventDefault()
        save(true)
      }}
    >
      <div className="minute-head">
        <h2 id="gate" tabIndex={-1}>
          <span aria-hidden="true">5</span> {words.gate.title}
        </h2>
      </div>
      <p className="minute-form">{words.gate.lead}</p>
      <details className="minute-recap">
        <summary>{words.gate.said}</summary>
        <ol className="minute-said" lang={lang}>
          {plan.sentences.map((number, i) => (
            <li key={number}>
              <span>{draft.sentences[number - 1] || '…'}</span>
              <span className="minute-time">
                {timing.sentencesMs[i] === null || timing.sentencesMs[i] === undefined
                  ? words.nitpick.unsaid
                  : fill(words.answer.seconds, { n: tenths(timing.sentencesMs[i]) })}
              </span>
            </li>
          ))}
        </ol>
      </details>
      <fieldset className="minute-criteria">
        <legend className="sr-only">{words.gate.title}</legend>
        {CRITERIA.map((criterion, i) => (
          <label key={criterion} {...keyed(`${i + 1}`)} data-key-label={words.gate.criteria[criterion]}>
            <input
              type="checkbox"
              checked={gate[criterion]}
              onChange={({ target }) => under.engine.edit({ kind: 'criterion', criterion, isMet: target.checked })}
              onKeyDown={pressThrough}
            />
            <span>{words.gate.criteria[criterion]}</span>
            <Hint k={`${i + 1}`} />
          </label>
        ))}
      </fieldset>
      <p className="minute-verdict" role="status" data-verdict={verdict}>
        <strong>{words.gate[verdict]}</strong> {verdict === 'failed' && words.gate.failedNote}
      </p>
      <RatingChoice given={given} proposal={proposal} chosen={chosen ?? proposal.rating} choose={setChosen} />
      <div className="minute-actions">
        <SaveNotes given={given} saving={saving} again={(to) => save(isRated, to)} />
        <button type="submit" className="button minute-main" disabled={saving.isSaving} {...keyed('Enter')}>
          {saving.isSaving ? words.gate.saving : words.gate.save} <Hint k="Enter" />
        </button>
        <div className="minute-side">
          <button
            type="button"
            className="minute-plain"
            disabled={saving.isSaving}
            onClick={() => save(false)}
            {...keyed('k')}
          >
            {words.gate.keep} <Hint k="k" />
          </button>
        </div>
      </div>
    </form>
  )
}
