import type { JournalDay } from '#core/journal/days.ts'
import type { JournalEvent } from '#core/journal/event.ts'
import { practisedMs } from '#core/journal/lines.ts'
import { addDays, StudyDay, type StudyDayConfig, studyDay } from '#core/schedule/study-day.ts'
import { journalDays } from '#core/study/journal/days.ts'
import { namesIn, type Names } from '#core/study/journal/named.ts'
import { readSettings } from '#core/study/settings.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

type Options = { readonly from?: string; readonly to?: string }

/** Days told if nobody says which. */
const DAYS = 7

/** Tells what happened from one study day to another, both included, newest first; of the last week if none is given. */
export async function journal({ from, to }: Options): Promise<Output> {
  return withLibrary(async (ctx) => {
    const { day: config } = await readSettings(ctx.db)
    const last = to === undefined ? studyDay(ctx.now(), config) : dayIn('--to', to)
    const first = from === undefined ? addDays(last, 1 - DAYS) : dayIn('--from', from)
    if (first > last) throw new Failure(`--from ${first} is after --to ${last}`, true)
    const days = await journalDays(ctx, first, last)
    const names = await namesIn(
      ctx,
      days.flatMap(({ events }) => events),
    )
    const text = days.map((day) => describe(day, names, config)).join('\n\n')
    return { text: text || `nothing happened from ${first} to ${last}`, json: { from: first, to: last, days } }
  })
}

function dayIn(option: string, text: string): StudyDay {
  const day = StudyDay.safeParse(text)
  if (!day.success) throw new Failure(`${option} is "${text}": give a day such as 2026-11-28`, true)
  return day.data
}

function describe({ day, events }: JournalDay, names: Names, { timeZone }: StudyDayConfig): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const minutes = Math.round(practisedMs(events) / 60_000)
  const practised = minutes > 0 ? `  (${minutes} min practised)` : ''
  const lines = events.map((event) => `${clock.format(event.at)}  ${event.kind.padEnd(7)}  ${tell(event, names)}`)
  return [`${day}${practised}`, ...lines].join('\n')
}

function tell(event: JournalEvent, names: Names): string {
  const title = (id: Parameters<Names['card']>[0]): string => names.card(id).title
  switch (event.kind) {
    case 'entry':
      return event.text.split('\n').join('\n                ')
    case 'asked':
    case 'passed':
      return title(event.cardId)
    case 'attempt':
      return `${title(event.cardId)}  (${event.verdict ?? 'one sentence'}, ${Math.round(event.tookMs / 1000)} s)`
    case 'review':
      return `${title(event.cardId)}  (${event.rating}${event.isRehearsal ? ', practice only' : ''})`
    case 'rewrite':
      return `${title(event.cardId)}  (version ${event.to})`
    case 'run': {
      const went = event.isAsExpected === null ? '' : event.isAsExpected ? '  (as expected)' : '  (not as expected)'
      return `${event.demoId}${went}`
    }
    case 'read': {
      const minutes = Math.round(event.spentMs / 60_000)
      return `${names.reference(names.card(event.cardId).id, event.url)}  (${minutes} min${event.isDone ? ', done' : ''})`
    }
    case 'opened':
      return `${title(event.cardId)}  (${event.by === null ? 'by hand' : `by ${title(event.by)}`})`
    default:
      return event satisfies never
  }
}
