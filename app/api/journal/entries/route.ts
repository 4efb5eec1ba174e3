import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { saveEntry } from '#core/study/journal/entries.ts'
import { readSettings } from '#core/study/settings.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { guarded, respond } from '../../../_server/respond.ts'
import { refuseEntry } from './refuse-entry.ts'

const Body = z.strictObject({
  text: z.string().refine((text) => text.trim() !== '', 'must say something'),
  /** Today, if it is not said. */
  day: StudyDay.optional(),
  cardId: CardId.nullable().default(null),
})

/** Writes something in the journal: `{text, day?, cardId?}`. Sent twice it is there twice: to name it, PUT it. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, Body)
  if (!input.ok) return input.error
  const ctx = await context()
  const { day = studyDay(ctx.now(), (await readSettings(ctx.db)).day), ...said } = input.value
  const id = EntryId.parse(randomUUID())
  const saved = await saveEntry(ctx, { ...said, id, base: null, kind: 'note', day })
  return saved.ok ? respond(saved.value, 201) : refuseEntry(saved.error)
})
