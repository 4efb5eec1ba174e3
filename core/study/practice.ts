import type { CardId } from '#core/card/card.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import type { Draft } from '#core/practice/record.ts'
import { takenInto } from '#core/store/card-aliases.ts'
import { findCard, type StoredCard } from '#core/store/cards.ts'
import { draftsOf } from '#core/store/drafts.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { readPracticeSettings, type PracticeSettings } from './practice-settings.ts'
import { intervalsIn } from './places.ts'
import { renderStored } from './rendering.ts'
import { scheduleFrom } from './standing.ts'
import type { Previews } from './views.ts'

/** Attempts under way that are offered to go on with. Older ones are kept. */
const DRAFTS_SHOWN = 20

/** Everything the practice page needs to ask one card. */
export type PracticeView = {
  readonly card: StoredCard
  readonly rendered: RenderedCard
  /** Reviews that count so far; what `expectedReps` must say. */
  readonly reps: number
  /** Cards that this one has taken in. */
  readonly takenIn: readonly CardId[]
  /** Attempts at this card, and at those, under way, newest first. */
  readonly drafts: readonly Draft[]
  readonly settings: PracticeSettings
  readonly previews: Previews
}

/** What it takes to practise a card, due or not. Null: there is no such card. */
export async function viewPractice(ctx: Context, cardId: CardId): Promise<PracticeView | null> {
  const card = await findCard(ctx.db, cardId)
  if (!card) return null
  const row = await scheduleOf(ctx.db, cardId)
  return {
    card,
    rendered: await renderStored(ctx, card),
    reps: row?.reps ?? 0,
    takenIn: await takenInto(ctx.db, cardId),
    drafts: await draftsOf(ctx.db, cardId, DRAFTS_SHOWN),
    settings: await readPracticeSettings(ctx.db),
    previews: await intervalsIn(ctx.db, card, scheduleFrom(row), ctx.now()),
  }
}
