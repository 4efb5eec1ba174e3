import { z } from 'zod'
import { startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { nextCards } from '#core/study/queue.ts'
import { FILTER_FIELDS, filterIn } from '#core/study/session.ts'
import { nextInSession } from '#core/study/session-queue.ts'
import { readSettings } from '#core/study/settings.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

type Options = {
  readonly limit: number
  readonly topic?: string
  readonly category?: string
  readonly search?: string
  readonly failed?: string
  readonly chain?: string
  readonly walk?: true
}

const Chosen = z.object(FILTER_FIELDS).transform(filterIn)

/** The queue, or what was chosen instead, without what was answered today. */
export async function next({ limit, search, walk, ...rest }: Options): Promise<Output> {
  const chosen = Chosen.safeParse({ ...rest, q: search, walk: walk && '1' })
  if (!chosen.success) {
    const wrong = chosen.error.issues.map(({ path, message }) => [...path, message].join(': '))
    throw new Failure(wrong.join('; '), true)
  }
  const filter = chosen.data
  const { items, waiting } = await withLibrary(async (ctx) => {
    if (!filter) return { items: await nextCards(ctx, limit), waiting: 0 }
    const { day } = await readSettings(ctx.db)
    // What was missed today was answered today.
    const since = filter.kind === 'failed' ? null : startOfStudyDay(studyDay(ctx.now(), day), day)
    const found = await nextInSession(ctx, { filter, since }, limit)
    if (!found) throw new Failure(`there is no card ${rest.chain}`)
    return { items: found.items, waiting: found.left.locked }
  })
  const lines = items.map(({ card, reason, parent }) => {
    const whose = { 'follow-up': 'follow-up of', probe: 'before its failed follow-up' }
    const why = (reason === 'follow-up' || reason === 'probe') && parent ? `${whose[reason]} ${parent.title}` : reason
    return `${card.id}  ${card.title}  (${why})`
  })
  if (waiting > 0)
    lines.push(
      `${waiting} more ${waiting === 1 ? 'waits' : 'wait'} until a parent opens ${waiting === 1 ? 'it' : 'them'}`,
    )
  const nothing = filter ? 'nothing of it is left to ask today' : 'nothing is due and nothing new is open'
  return { text: lines.length === 0 ? nothing : lines.join('\n'), json: { items } }
}
