import { CardId } from '#core/card/card.ts'
import { Rating, RATINGS } from '#core/schedule/rating.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { rehearsalsOf } from '#core/store/card-events.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import type { Context } from '#core/study/context.ts'
import { rehearse, type RehearsalError } from '#core/study/rehearse.ts'
import { answerCard, type AnswerError } from '#core/study/review.ts'
import { readSettings } from '#core/study/settings.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Rates a card as it stands now. */
export async function answer(
  cardIdText: string,
  ratingText: string,
  { rehearse: isRehearsal = false }: { readonly rehearse?: boolean },
): Promise<Output> {
  const cardId = CardId.safeParse(cardIdText)
  if (!cardId.success) throw new Failure(`"${cardIdText}" is no card id`, true)
  const rating = Rating.safeParse(ratingText)
  if (!rating.success) throw new Failure(`the rating is one of ${RATINGS.join(', ')}`, true)
  return withLibrary(async (ctx) =>
    (isRehearsal ? rehearsed : answered)(ctx, await ownerAmong(ctx.db, cardId.data), rating.data),
  )
}

async function answered(ctx: Context, cardId: CardId, rating: Rating): Promise<Output> {
  const expectedReps = (await scheduleOf(ctx.db, cardId))?.reps ?? 0
  const done = await answerCard(ctx, { cardId, rating, expectedReps })
  if (!done.ok) throw refusal(done.error)
  const { dueAt, opened } = done.value
  const { day } = await readSettings(ctx.db)
  const lines = [`due ${studyDay(dueAt, day)}`, ...opened.map((card) => `opened ${card.id}  ${card.title}`)]
  return { text: lines.join('\n'), json: done.value }
}

async function rehearsed(ctx: Context, cardId: CardId, rating: Rating): Promise<Output> {
  const expectedRehearsals = (await rehearsalsOf(ctx.db, [cardId])).get(cardId) ?? 0
  const done = await rehearse(ctx, { cardId, rating, expectedRehearsals })
  if (!done.ok) throw refusal(done.error)
  return { text: 'on record; its schedule stays as it was', json: done.value }
}

function refusal(error: AnswerError | RehearsalError): Failure {
  switch (error.kind) {
    case 'unknown-card':
      return new Failure(`there is no card ${error.cardId}`)
    case 'stale':
      return new Failure(`${error.cardId} was answered elsewhere just now; run the command again if you mean it`)
    default:
      return error satisfies never
  }
}
