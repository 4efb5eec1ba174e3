import { guessLang } from '#core/card/guess-lang.ts'
import type { JournalDay } from '#core/journal/days.ts'
import { EVENT_KINDS, type EventKind, type JournalEvent } from '#core/journal/event.ts'
import { linesOf, ofKind, practisedMs } from '#core/journal/lines.ts'
import type { DayTime } from '#core/journal/time.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { type ShownEntry, showEntriesNamed } from '#core/study/journal/shown-entries.ts'
import { namesIn } from '#core/study/journal/named.ts'
import { minutesOfDays } from '#core/study/journal/time.ts'
import { i18n, type Format, type Translate } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { SaidDay, SaidEntry, SaidLine } from './_days/said.ts'
import { writtenOf } from './_entry/given.ts'
import { entryHref } from '../_ui/links.ts'
import { queryHref } from '../_ui/query-href.ts'
import { isFiltered, journalHref, type Look } from './look.ts'
import { linkTo, sayClock, sayEvent, type Sayer } from './say-event.ts'

const MINUTE_MS = 60_000

/** Days, as far as they were asked for, in the reader’s words. */
export async function sayDays(days: readonly JournalDay[], look: Omit<Look, 'day'>): Promise<readonly SaidDay[]> {
  const [{ ctx, settings, now }, { t, format, locale }] = await Promise.all([study(), i18n()])
  const names = await namesIn(
    ctx,
    days.flatMap(({ events }) => events),
  )
  const sayer = { t, format, locale, names }
  const today = studyDay(now, settings.day)
  const shown = await showEntriesNamed(
    ctx,
    days.flatMap(({ events }) => ofKind(events, 'entry').map(({ entryId }) => entryId)),
  )
  // Of some events only there is the time they took themselves.
  const times = isFiltered(look)
    ? null
    : await minutesOfDays(
        ctx,
        days.map(({ day }) => day),
      )
  return days.map(({ day, events }) => ({
    day,
    isToday: day === today,
    title: sayDate(format, day),
    summary: [...sayCounts(t, events), ...(times ? sayMinutes(t, times.get(day)) : sayTimes(t, events))],
    entries: ofKind(events, 'entry').flatMap(({ entryId }) => {
      const entry = shown.get(entryId)
      return entry ? [sayEntry(sayer, entry)] : []
    }),
    lines: sayLines(sayer, events, { ...look, day }),
    nothing: events.length === 0 ? t('journal.nothingToday') : null,
  }))
}

function sayEntry({ t, format, locale }: Sayer, entry: ShownEntry): SaidEntry {
  const { id, text, beganAt, changedAt, section, card, cardId } = entry
  return {
    written: writtenOf(entry),
    time: sayClock(format, beganAt),
    at: beganAt.toISOString(),
    lang: guessLang(text),
    blocks: section.blocks,
    card: card && linkTo(card),
    untied: cardId !== null && card === null ? t('entry.untied') : null,
    versions: changedAt > beganAt ? { href: entryHref(id), text: t('entry.versions'), lang: locale } : null,
  }
}

/** A day by its date: 2026年11月28日星期六. */
export const sayDate = (format: Format, day: StudyDay): string =>
  format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })

/** Who asks for events of one kind is shown each of them. */
function sayLines(sayer: Sayer, events: readonly JournalEvent[], look: Look): readonly SaidLine[] {
  const numbers = new Map(events.map((event, i) => [event, i]))
  const say = (event: JournalEvent) => (event.kind === 'entry' ? [] : [sayEvent(sayer, event, numbers.get(event) ?? 0)])
  const one = (event: JournalEvent) => say(event).map((said) => ({ kind: 'one' as const, event: said }))
  if (look.kind !== null) return events.flatMap(one)
  return linesOf(events).flatMap((line): readonly SaidLine[] => {
    if (line.kind === 'one') return one(line.event)
    const { of: kind, events: some } = line
    const [first] = some
    if (kind === 'entry' || !first) return []
    const { day, ...rest } = look
    return [
      {
        kind: 'many',
        did: sayer.t(`journal.did.${kind}`),
        text: sayCount(sayer.t, kind, some),
        time: sayClock(sayer.format, first.at),
        at: first.at.toISOString(),
        page: journalHref(look, { kind, day }),
        api: queryHref('/api/journal/days', { ...rest, kind, from: day, to: day }),
      },
    ]
  })
}

/** What a day amounts to: how often what was done. */
const sayCounts = (t: Translate, events: readonly JournalEvent[]): readonly string[] =>
  EVENT_KINDS.flatMap((kind) => {
    const some = events.filter((event) => event.kind === kind)
    return some.length === 0 ? [] : [sayCount(t, kind, some)]
  })

const sayMinutes = (t: Translate, time: DayTime | undefined): readonly string[] => {
  const count = Math.round(time?.minutes ?? 0)
  return count > 0 ? [t('journal.studied', { count })] : []
}

/** How long it was practised and read. */
function sayTimes(t: Translate, events: readonly JournalEvent[]): readonly string[] {
  const practised = Math.round(practisedMs(events) / MINUTE_MS)
  const read = Math.round(ofKind(events, 'read').reduce((sum, { spentMs }) => sum + spentMs, 0) / MINUTE_MS)
  return [
    ...(practised > 0 ? [t('journal.practised', { count: practised })] : []),
    ...(read > 0 ? [t('journal.readFor', { count: read })] : []),
  ]
}

function sayCount(t: Translate, kind: EventKind, events: readonly JournalEvent[]): string {
  const count = events.length
  switch (kind) {
    case 'review': {
      const recalled = ofKind(events, 'review').filter(({ rating }) => rating !== 'again').length
      return t('journal.count.review', { count, recalled })
    }
    case 'attempt': {
      const passed = ofKind(events, 'attempt').filter(({ verdict }) => verdict === 'passed').length
      return t('journal.count.attempt', { count, passed })
    }
    default:
      return t(`journal.count.${kind}`, { count })
  }
}
