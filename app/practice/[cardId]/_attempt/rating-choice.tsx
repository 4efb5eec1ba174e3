import type { Proposal } from '#core/practice/gate.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { pressThrough } from './keys-in-form.ts'
import type { Given } from './views.ts'

type Props = { given: Given; proposal: Proposal; chosen: Rating; choose: (rating: Rating) => void }

/** What the schedule is told: the proposal and its reason, and the three others. */
export function RatingChoice({ given: { words, ratings }, proposal, chosen, choose }: Props) {
  return (
    <fieldset className="minute-rating" aria-describedby="proposal">
      <legend className="head">{words.gate.rating}</legend>
      <div>
        {ratings.map(({ rating, name, interval, full }) => (
          <label key={rating} title={full}>
            <input
              type="radio"
              name="rating"
              value={rating}
              checked={chosen === rating}
              onChange={() => choose(rating)}
              onKeyDown={pressThrough}
              aria-label={full}
            />
            <span className="rating-name">
              {name}
              {rating === proposal.rating && <small> {words.gate.suggested}</small>}
            </span>
            <span className="rating-interval">{interval}</span>
          </label>
        ))}
      </div>
      <p id="proposal">{words.gate.reasons[proposal.reason]}</p>
    </fieldset>
  )
}
