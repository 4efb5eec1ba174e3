import { addDays, type StudyDay } from '#core/schedule/study-day.ts'

/** Octets of a line, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/** A day with something to do, as one that takes no time of day. `description` may have several lines. */
export type CalendarDay = { readonly day: StudyDay; readonly summary: string; readonly description: string }

export type Calendar = {
  readonly name: string
  /** Since when the calendar says what it says. */
  readonly madeAt: Date
  /** Where a program leads that shows an event. */
  readonly url: string
  readonly days: readonly CalendarDay[]
}

/**
 * A calendar of whole days as iCalendar (RFC 5545), with lines ended and folded as it wants them. A day has the same id
 * whenever it is asked for, so that programs that subscribe to the calendar bring it up to date and add no second one.
 */
export function icalOf({ name, madeAt, url, days }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zhuiwen//Due//EN',
    'METHOD:PUBLISH',
    // Names of the same: RFC 7986, and what programs knew before it.
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...(days.length === 0 ? UTC : days.flatMap((day) => eventOf(day, madeAt, url))),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Says nothing. A calendar has to have something in it (3.6). */
const UTC = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const eventOf = ({ day, summary, description }: CalendarDay, madeAt: Date, url: string): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:due-${day}@zhuiwen`,
  `DTSTAMP:${madeAt.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}`,
  `DTSTART;VALUE=DATE:${dateOf(day)}`,
  // The first day that no longer belongs to it.
  `DTEND;VALUE=DATE:${dateOf(addDays(day, 1))}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  `URL:${url}`,
  // Nobody is busy all day because of it.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const dateOf = (day: StudyDay): string => day.replaceAll('-', '')

/** Text as a value (3.3.11). Characters that may not stand in one are left out. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- just those
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** A line as several of at most 75 octets, each but the first begun with a space. No character is cut apart. */
export function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > LINE_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += more
  }
  return text
}

/** In UTF-8. Half of a pair is written as U+FFFD, which takes three. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
