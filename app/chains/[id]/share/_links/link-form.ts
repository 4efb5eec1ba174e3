import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { addDays, startOfStudyDay, StudyDay } from '#core/schedule/study-day.ts'
import { type LinkInput, LinkLabel } from '#core/study/share/links.ts'

/** When a link expires, as it is chosen: in so many days, at the end of a day, or never. */
export const EXPIRIES = { day: 1, week: 7, month: 30 } as const
const DAY_MS = 24 * 3600 * 1000

const LinkForm = z.object({
  root: CardId,
  label: LinkLabel,
  expiry: z.enum(['day', 'week', 'month', 'on', 'never']),
  date: z.union([StudyDay, z.literal('')]),
  isIndexed: z.literal('1').optional(),
  isEmbeddable: z.literal('1').optional(),
})

/** What a form asks for: of which chain, and how the link is to be. Null: it is not filled in as it must be. */
export function readLinkForm(
  form: FormData,
  now: Date,
  timeZone: string,
): { readonly root: CardId; readonly input: LinkInput } | null {
  const read = LinkForm.safeParse(Object.fromEntries(form))
  if (!read.success) return null
  const { root, label, expiry, date, isIndexed, isEmbeddable } = read.data
  const expiresAt = expiry === 'on' ? endOf(date, timeZone) : expiry === 'never' ? null : after(now, EXPIRIES[expiry])
  if (expiresAt === undefined) return null
  return {
    root,
    input: { label, expiresAt, isIndexed: isIndexed !== undefined, isEmbeddable: isEmbeddable !== undefined },
  }
}

const after = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS)

/** Midnight, and not the hour at which the learner's day begins: it is others who read. */
const endOf = (day: StudyDay | '', timeZone: string): Date | undefined =>
  day === '' ? undefined : startOfStudyDay(addDays(day, 1), { timeZone, rolloverHour: 0 })
