import { z } from 'zod'
import { ACTIVITIES } from '#core/journal/activity.ts'
import type { Spell } from '#core/journal/time.ts'
import { Instant, json, KnownId } from './rows.ts'

/** A span of time, `to` exclusive. */
export type Span = { readonly from: Date; readonly to: Date }

/** In SQL: the spans of `spansParam` as `j`. What lies in one is at or after `FROM` and before `TO`. */
export const SPANS = `json_each(?1) AS j`
export const [FROM, TO] = ['j.value ->> 0', 'j.value ->> 1']

/** These spans for `SPANS`: one that begins where the one before it ends, as days do, is one with it. */
export function spansParam(spans: readonly Span[]): string {
  const apart: [number, number][] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = apart.at(-1)
    if (last && from.getTime() <= last[1]) last[1] = Math.max(last[1], to.getTime())
    else apart.push([from.getTime(), to.getTime()])
  }
  return json(apart)
}

/** What `spellOf` reads. */
export const SpellRow: z.ZodType<Spell> = z.object({
  at: Instant,
  activity: z.enum(ACTIVITIES),
  cardId: KnownId.nullable(),
  activeMs: z.number(),
  idleMs: z.number(),
})

/** In SQL: rows of spells, each as `SpellRow` reads it. Values are SQL themselves. */
export const spellsOf = (of: Readonly<Record<'at' | 'activity' | 'cardId' | 'activeMs' | 'idleMs', string>>): string =>
  `SELECT json_group_array(json_object('at', ${of.at}, 'activity', ${of.activity}, 'cardId', ${of.cardId},
    'activeMs', ${of.activeMs}, 'idleMs', ${of.idleMs})) AS rows`
