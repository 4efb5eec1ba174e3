import { cache } from 'react'
import type { Context } from '#core/study/context.ts'
import { readSettings, type Settings } from '#core/study/settings.ts'
import { context } from './context.ts'

/** The library, the learner's settings, and one `now` for all that a request shows. */
export const study = cache(async (): Promise<{ ctx: Context; settings: Settings; now: Date }> => {
  const ctx = await context()
  return { ctx, settings: await readSettings(ctx.db), now: ctx.now() }
})
