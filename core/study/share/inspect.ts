import type { Bundle } from '#core/share/bundle/bundle.ts'
import type { Context } from '../context.ts'
import type { Inspection, TakeChoices } from './inspection.ts'
import { planTake } from './plan.ts'

/** What a bundle holds, and what taking it in by these choices would do. Changes nothing. */
export const inspectBundle = async (ctx: Context, bundle: Bundle, choices: TakeChoices = {}): Promise<Inspection> =>
  (await planTake(ctx, bundle, choices)).inspect()
