import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { ok, type Result } from '#core/result.ts'
import { applyChanges } from './change-set.ts'
import type { Context } from './context.ts'
import { type Organised, type OrganiseError, planOrganising } from './organise-plan.ts'

/** What is to become of a card; what is left out stays. */
export const OrganiseInput = z.strictObject({
  /** White space is of no account. */
  title: z.string().max(1000).optional(),
  /** The folder that its file is to lie in, made if need be. */
  topic: z.string().max(200).optional(),
  archived: z.boolean().optional(),
  /** Of the file's bytes when it was looked at, sha256 in hex. Null: as they are now. */
  expectedHash: z.string().max(100).nullable(),
})
export type OrganiseInput = z.infer<typeof OrganiseInput>

export type { OrganiseError } from './organise-plan.ts'

/** What was done. `batch`: takes it back. Null: everything is that way already. */
export type Done = Omit<Organised, 'changes'> & { readonly batch: string | null }

/** Renames a card, moves it to another topic, archives it or takes it out again, with all that hangs on it, as one deed. */
export async function organise(ctx: Context, id: CardId, input: OrganiseInput): Promise<Result<Done, OrganiseError>> {
  const planned = await planOrganising(ctx, id, input)
  if (!planned.ok) return planned
  const { changes, ...told } = planned.value
  if (changes.length === 0) return ok({ ...told, batch: null })
  const { expectedHash: _, ...about } = input
  const applied = await applyChanges(ctx, { kind: told.kind, about: { cardId: id, ...about } }, changes)
  return applied.ok ? ok({ ...told, batch: applied.value.batch }) : applied
}
