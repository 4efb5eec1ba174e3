import { z } from 'zod'
import { readingSums } from '#core/store/references.ts'
import type { Context } from './context.ts'
import { addReading } from './reading.ts'
import { placesOf } from './reference-places.ts'

/** A place that cards refer to, by what its addresses have in common, is to count as read or not. */
export const MarkInput = z.object({ key: z.string().min(1).max(4000), isRead: z.boolean() })
export type MarkInput = z.infer<typeof MarkInput>

/**
 * Marks a place as read, at the first card that refers to it, or as unread, at every card where it is marked as read: so
 * each of the two takes the other back. False: no card refers to it.
 */
export async function markReference(ctx: Context, { key, isRead }: MarkInput): Promise<boolean> {
  const { places, keyOf } = await placesOf(ctx)
  const place = places.find((one) => one.key === key)
  if (!place) return false
  const sums = await readingSums(ctx.db)
  const marked = sums.filter(({ cardId, url, isDone }) => isDone && keyOf(cardId, url) === key)
  const toMark = isRead ? (marked.length > 0 ? [] : place.citations.slice(0, 1)) : marked
  for (const { cardId, url } of toMark) {
    // One that went meanwhile needs no mark any more.
    await addReading(ctx, { cardId, url, spentMs: 0, isDone: isRead })
  }
  return true
}
