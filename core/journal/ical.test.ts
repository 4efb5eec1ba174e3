import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { type Calendar, escaped, folded, icalOf } from './ical.ts'

const calendar = (some: Partial<Calendar> = {}): Calendar => ({
  name: '追问：待复习',
  madeAt: new Date('2026-11-28T04:00:00.000Z'),
  url: 'http://127.0.0.1:3000/due',
  days: [{ day: StudyDay.parse('2026-12-31'), summary: '12 questions due', description: 'One?\nTwo, or; three?' }],
  ...some,
})

/** The lines of a calendar as they are meant: RFC 5545, 3.1. */
const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n')
const unescaped = (value: string): string => value.replaceAll(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c))

test('a day is a whole one that ends with the next, also at the end of a year', () => {
  expect(icalOf(calendar())).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Zhuiwen//Due//EN',
      'METHOD:PUBLISH',
      'NAME:追问：待复习',
      'X-WR-CALNAME:追问：待复习',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      'UID:due-2026-12-31@zhuiwen',
      'DTSTAMP:20261128T040000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:12 questions due',
      'DESCRIPTION:One?\\nTwo\\, or\\; three?',
      'URL:http://127.0.0.1:3000/due',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test('a calendar without a day still has a component, as it must', () => {
  const lines = unfolded(icalOf(calendar({ days: [] })))
  expect(lines).toContain('BEGIN:VTIMEZONE')
  expect(lines).not.toContain('BEGIN:VEVENT')
})

/** Text with what is hard in it: wide characters, pairs, marks that mean something, ends of lines, controls. */
const aText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\\', ';', ',', '\n', '\r', '\t', '追', '😀', 'é', '\u0000', ' '),
  ),
  maxLength: 300,
  size: 'max',
})
const bytes = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

test('no line is longer than 75 octets, none ends within a character, and together they are what was written', () => {
  fc.assert(
    fc.property(aText, (text) => {
      const line = `SUMMARY:${escaped(text)}`
      const parts = folded(line).split('\r\n')
      for (const part of parts) {
        expect(bytes.encode(part).length).toBeLessThanOrEqual(75)
        expect(decoder.decode(bytes.encode(part))).toBe(part)
      }
      expect(parts.map((part, i) => (i === 0 ? part : part.slice(1))).join('')).toBe(line)
      // Folded where it has to be, and nowhere else.
      expect(parts.length === 1).toBe(bytes.encode(line).length <= 75)
    }),
  )
})

test('text is read as it was written, but for what may not stand in it', () => {
  fc.assert(
    fc.property(aText, (text) => {
      const value = escaped(text)
      expect(value).not.toMatch(/[\r\n]/)
      // oxlint-disable-next-line no-control-regex -- just those
      const allowed = text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      expect(unescaped(value)).toBe(allowed)
    }),
  )
})

test('whatever the days say, each is one event of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aText, aText), { maxLength: 5 }), (texts) => {
      const days = texts.map(([summary, description], i) => ({
        day: StudyDay.parse(`2026-12-0${i + 1}`),
        summary,
        description,
      }))
      const lines = unfolded(icalOf(calendar({ days })))
      expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(days.length)
      expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(days.length)
      expect(lines.filter((line) => line.startsWith('SUMMARY:'))).toEqual(
        days.map(({ summary }) => `SUMMARY:${escaped(summary)}`),
      )
    }),
  )
})
