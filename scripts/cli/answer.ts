import { CardId } from '#core/card/card.ts'
import { Rating, RATINGS } from '#core/schedule/rating.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { answerCard } from '#core/study/review.ts'
import { readSettings } from '#core/study/settings.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Rates a card as it stands now. */
export async function answer(cardIdText: string, ratingText: string): Promise<Output> {
  const cardId = CardId.safeParse(cardIdText)
  if (!cardId.success) throw new Failure(`"${cardIdText}" is no card id`, true)
  const rating = Rating.safeParse(ratingText)
  if (!rating.success) throw new Failure(`the rating is one of ${RATINGS.join(', ')}`, true)

  return withLibrary(async (ctx) => {
    const expectedReps = (await scheduleOf(ctx.db, cardId.data))?.reps ?? 0
    const answered = await answerCard(ctx, { cardId: cardId.data, rating: rating.data, expectedReps })
    if (!answered.ok) {
      const { error } = answered
      switch (error.kind) {
        case 'unknown-card':
          throw new Failure(`there is no card ${error.cardId}`)
        case 'stale':
          throw new Failure(`${error.cardId} was answered elsewhere just now; run the command again if you mean it`)
        default:
          return error satisfies never
      }
    }
    const { dueAt, opened } = answered.value
    const { day } = await readSettings(ctx.db)
    const lines = [`due ${studyDay(dueAt, day)}`, ...opened.map((card) => `opened ${card.id}  ${card.title}`)]
    return { text: lines.join('\n'), json: answered.value }
  })
}
