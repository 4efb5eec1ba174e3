import { err, ok, type Result } from '#core/result.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { Settings } from '#core/study/settings.ts'

/** A field that was not understood, and where in it: the line of a topic, the number of a vacation, from 1. */
export type WrongField = { readonly field: keyof Settings | 'timeZone' | 'rolloverHour'; readonly nth?: number }

/**
 * The settings that the form asks for. What it does not show stays as it is in `current`. Shares are asked for in per
 * cent, and a field left empty means no limit. Vacations that are over are dropped.
 */
export function readStudyForm(form: FormData, current: Settings, today: StudyDay): Result<Settings, WrongField> {
  const topics = readTopics(textOf(form, 'topicRetention'))
  if (!topics.ok) return topics
  const vacations = readVacations(form, today)
  if (!vacations.ok) return vacations
  const read = Settings.safeParse({
    ...current,
    day: { timeZone: textOf(form, 'timeZone'), rolloverHour: numberOf(form, 'rolloverHour') },
    newPerDay: numberOf(form, 'newPerDay'),
    desiredRetention: numberOf(form, 'retentionPercent') / 100,
    topicRetention: topics.value,
    maximumIntervalDays: numberOf(form, 'maximumIntervalDays'),
    minutesPerDay: limitOf(form, 'minutesPerDay'),
    chainsAtOnce: limitOf(form, 'chainsAtOnce'),
    weekdayShares: form.getAll('weekdayShare').map(Number),
    vacations: vacations.value,
  })
  return read.success ? ok(read.data) : err(wrongIn(read.error.issues[0]?.path ?? []))
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
/** `Number('')` is 0, which nobody wrote. */
const numberOf = (form: FormData, name: string): number => Number(textOf(form, name) || NaN)
const limitOf = (form: FormData, name: string): number | null =>
  textOf(form, name) === '' ? null : numberOf(form, name)

/** One line a topic: its name, then per cent. A topic may have spaces in its name. */
const TOPIC_LINE = /^(.+?)[\s:：=]+(\d{2}(?:\.\d+)?)\s*%?$/

function readTopics(text: string): Result<Record<string, number>, WrongField> {
  const shares = new Map<string, number>()
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, topic = '', percent = ''] = TOPIC_LINE.exec(line.trim()) ?? []
    const share = Settings.shape.desiredRetention.safeParse(Number(percent) / 100)
    if (topic === '' || topic.length > 60 || !share.success || shares.has(topic))
      return err({ field: 'topicRetention', nth: i + 1 })
    shares.set(topic, share.data)
  }
  return ok(Object.fromEntries(shares))
}

/** What `readTopics` reads. */
export const topicLines = ({ topicRetention }: Settings): string =>
  Object.entries(topicRetention)
    .map(([topic, share]) => `${topic} ${percentOf(share)}`)
    .join('\n')

/** Without the tail that a division leaves. */
export const percentOf = (share: number): number => Number((share * 100).toFixed(4))

function readVacations(form: FormData, today: StudyDay): Result<Settings['vacations'], WrongField> {
  const ends = form.getAll('vacationTo')
  const vacations: Settings['vacations'] = []
  for (const [i, from] of form.getAll('vacationFrom').entries()) {
    if (from === '' && ends[i] === '') continue
    const vacation = Settings.shape.vacations.unwrap().element.safeParse({ from, to: ends[i] })
    if (!vacation.success) return err({ field: 'vacations', nth: i + 1 })
    if (vacation.data.to >= today) vacations.push(vacation.data)
  }
  return ok(vacations.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
}

function wrongIn([name, part]: readonly PropertyKey[]): WrongField {
  if (name === 'day') return { field: part === 'timeZone' ? 'timeZone' : 'rolloverHour' }
  return { field: Settings.keyof().parse(name) }
}
