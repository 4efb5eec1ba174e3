'use server'

import type { Route } from 'next'
import { z } from 'zod'
import { MAX_RUN_CARDS, MAX_RUN_MINUTES, RunInput, startRun, viewRun } from '#core/study/runs.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { runHref, turnHref } from '../runs/links.ts'

/** A form carries text only. */
const RunForm = z
  .object({
    /** `due`, or the card a chain begins with. */
    source: z.string(),
    amount: z.string().min(1).transform(Number),
    unit: z.enum(['cards', 'minutes']),
    interview: z.literal('1').optional(),
  })
  .transform(({ source, amount, unit, interview }) => ({
    source: source === 'due' ? { kind: source } : { kind: 'chain', id: source },
    cards: unit === 'cards' ? amount : null,
    minutes: unit === 'minutes' ? amount : null,
    isInterview: interview !== undefined,
  }))

export type Started = { readonly ok: true; readonly href: Route } | { readonly ok: false; readonly text: string }

/** Begins a run; answers where its first question is. */
export async function startAction(form: FormData): Promise<Started> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = RunForm.safeParse(Object.fromEntries(form))
  const input = RunInput.safeParse(read.data)
  if (!input.success) {
    return { ok: false, text: t('run.setup.invalid', { cards: MAX_RUN_CARDS, minutes: MAX_RUN_MINUTES }) }
  }
  const started = await startRun(ctx, input.data)
  if (!started.ok) return { ok: false, text: t('run.setup.nothing') }
  const next = (await viewRun(ctx, started.value))?.next ?? null
  return { ok: true, href: next === null ? runHref(started.value) : turnHref(next, started.value) }
}
