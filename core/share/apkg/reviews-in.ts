import type { CardId } from '#core/card/card.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import { studyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import type { ReviewLine } from '../csv.ts'
import type { AnkiCollection, AnkiReview } from './collection.ts'

/**
 * Why an entry of the log becomes no review. `step`: a further step of learning, on a day on which the card was rated
 * already; the first says how well it was remembered before anything was shown again. `cram`: in a filtered deck that
 * changed no schedule. `by-hand`: somebody set a date, or Anki did. `impossible`: no rating, or no time that can be.
 */
export type NoReview = 'step' | 'cram' | 'by-hand' | 'impossible' | 'no-card'

export type ReviewsIn = {
  readonly reviews: readonly ReviewLine[]
  readonly leftOut: Readonly<Partial<Record<NoReview, number>>>
}

/** The first version of Anki with a log like this is of 2012; a day of grace for clocks that are ahead. */
const [EARLIEST_MS, GRACE_MS] = [Date.UTC(2006, 0), 86_400_000]

/** As long as an answer is taken to last at most, in ms. */
const MAX_DURATION_MS = 24 * 3_600_000

const [LEARN, RELEARN, FILTERED, BY_HAND] = [0, 2, 3, 4]

/**
 * The log of a collection as reviews, in the order of their times.
 * @param ids the card that each of the collection's stands for
 */
export function reviewsIn(
  { col, revlog }: Pick<AnkiCollection, 'col' | 'revlog'>,
  ids: ReadonlyMap<number, CardId>,
  day: StudyDayConfig,
  now: Date,
): ReviewsIn {
  const leftOut: Partial<Record<NoReview, number>> = {}
  const reviews: ReviewLine[] = []
  const lastDays = new Map<CardId, string>()
  const judge = (entry: AnkiReview): ReviewLine | NoReview => {
    const cardId = ids.get(entry.cid)
    if (cardId === undefined) return 'no-card'
    if (entry.type >= BY_HAND || entry.ease === 0) return 'by-hand'
    if (entry.id < EARLIEST_MS || entry.id > now.getTime() + GRACE_MS) return 'impossible'
    if (entry.type === FILTERED && entry.factor === 0) return 'cram'
    const isStep = entry.type === LEARN || entry.type === RELEARN
    // The oldest scheduler had three buttons for steps: again, good, easy.
    const shift = isStep && col.conf.schedVer === 1 && entry.ease > 1 ? 1 : 0
    const rating = RATINGS[entry.ease + shift - 1]
    if (rating === undefined) return 'impossible'
    const today = studyDay(new Date(entry.id), day)
    if (isStep && lastDays.get(cardId) === today) return 'step'
    lastDays.set(cardId, today)
    const durationMs = entry.time > 0 ? Math.min(entry.time, MAX_DURATION_MS) : null
    return { cardId, reviewedAtMs: entry.id, rating, durationMs }
  }
  for (const entry of revlog.toSorted((a, b) => a.id - b.id)) {
    const found = judge(entry)
    if (typeof found === 'string') leftOut[found] = (leftOut[found] ?? 0) + 1
    else reviews.push(found)
  }
  return { reviews, leftOut }
}
