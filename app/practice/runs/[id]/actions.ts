'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { RunId } from '#core/practice/record.ts'
import { endRun, skipInRun } from '#core/study/runs.ts'
import { study } from '../../../_server/study.ts'

const Skip = z.object({ run: RunId, card: CardId })
const End = z.object({ run: RunId })

/** Passes over a question. Whatever came of it, the page shows how the run stands now. */
export async function skipAction(form: FormData): Promise<void> {
  const read = Skip.safeParse(Object.fromEntries(form))
  if (read.success) await skipInRun((await study()).ctx, read.data.run, read.data.card)
  refresh()
}

export async function endAction(form: FormData): Promise<void> {
  const read = End.safeParse(Object.fromEntries(form))
  if (read.success) await endRun((await study()).ctx, read.data.run)
  refresh()
}
