import { createHash } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import type { Policy } from '#core/schedule/memory.ts'
import { daysBetween, startOfStudyDay, StudyDay, studyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import { htmlToText } from '../html-text.ts'
import type { NewAnkiCollection } from './collection.ts'
import { createIds, guidOf } from './ids.ts'
import { logOf, numbered, type Log, type ReviewToPack } from './review-log.ts'
import { confOf, decksOf, modelsOf, optionsOf } from './shell.ts'

/** A card to be packed. */
export type CardToPack = {
  readonly id: CardId
  readonly title: string
  readonly topics: readonly string[]
  /** YYYY-MM-DD */
  readonly created: string
  /** When its text was last changed. */
  readonly editedAt: Date
  /** HTML of the fields `Front`, `Back` and `Link`. */
  readonly fields: readonly [string, string, string]
  /** Those that count, in the order in which they were given. */
  readonly reviews: readonly ReviewToPack[]
}

const ROOT_DECK = 'Zhuiwen'
const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1000)

/**
 * An Anki collection of these cards with their history. Cards come in a fixed order, and everything follows from them:
 * the same cards make the same collection, whenever it is made.
 */
export function buildCollection(cards: readonly CardToPack[], policy: Policy): NewAnkiCollection {
  const logs = cards.map((card) => ({ of: card, log: logOf(card.reviews, policy) }))
  const firstDay = firstDayOf(cards, policy.day)
  const start = startOfStudyDay(firstDay, policy.day)
  const modMs = cards.reduce((last, card) => Math.max(last, lastChange(card)), 0)
  const modS = Math.floor(modMs / 1000)
  const model = modelsOf(modS)
  const [noteIds, deckIds] = [createIds(), createIds()]
  const decks = new Map([...new Set(cards.map(deckOf))].toSorted().map((name) => [name, deckIds(name, '2026-01-01')]))
  const ids = new Map(cards.map(({ id, created }) => [id, noteIds(id, created)]))
  const idOf = (card: CardToPack): number => ids.get(card.id) ?? 0

  return {
    col: {
      crt: secondsOf(start),
      mod: modMs,
      conf: confOf(policy.day.rolloverHour, minutesWest(firstDay, start, policy.day), cards.length + 1),
      models: model.models,
      decks: decksOf(new Map([...decks].map(([name, id]) => [id, name])), modS),
      dconf: optionsOf(policy.desiredRetention, policy.maximumIntervalDays, modS),
    },
    notes: cards.map((card) => ({
      id: idOf(card),
      guid: guidOf(card.id),
      mid: model.id,
      mod: secondsOf(card.editedAt),
      tags: tagsOf(card.topics),
      flds: card.fields.join('\u001f'),
      sfld: card.title,
      csum: checksumOf(card.fields[0]),
    })),
    cards: logs.map(({ of, log }, i) => ({
      id: idOf(of),
      nid: idOf(of),
      did: decks.get(deckOf(of)) ?? 1,
      odid: 0,
      ord: 0,
      mod: Math.floor(lastChange(of) / 1000),
      ...standing(log, firstDay, i + 1, policy),
    })),
    revlog: numbered(logs).map(({ of, id, entry }) => {
      const { atMs: _, ...columns } = entry
      return { id, cid: idOf(of), ...columns }
    }),
  }
}

const lastChange = ({ editedAt, reviews }: CardToPack): number =>
  reviews.reduce((last, { reviewedAt }) => Math.max(last, reviewedAt.getTime()), editedAt.getTime())

/** Where days are counted from: none of the cards was reviewed before. */
function firstDayOf(cards: readonly CardToPack[], day: StudyDayConfig): StudyDay {
  const reviewed = cards.flatMap(({ reviews }) => reviews.map(({ reviewedAt }) => reviewedAt.getTime()))
  const first = reviewed.reduce((least, at) => Math.min(least, at), Infinity)
  if (first !== Infinity) return studyDay(new Date(first), day)
  return StudyDay.parse(cards.map(({ created }) => created).toSorted()[0] ?? '1970-01-01')
}

/** How far the clock was behind UTC when that day began. */
function minutesWest(first: StudyDay, start: Date, { rolloverHour }: StudyDayConfig): number {
  const shown = Date.parse(`${first}T00:00:00Z`) + rolloverHour * 3_600_000
  return Math.round((start.getTime() - shown) / 60_000)
}

/** New cards come in their order, others on their day. The memory is kept as Anki keeps that of FSRS. */
function standing(log: Log, firstDay: StudyDay, position: number, { day, desiredRetention }: Policy) {
  const { schedule, ivl, factor } = log
  if (schedule.state === 'new')
    return { type: 0, queue: 0, due: position, ivl: 0, factor: 0, reps: 0, lapses: 0, data: '{}' }
  const { memory, dueAt, reps, lapses } = schedule
  const round = (value: number, digits: number): number => Number(value.toFixed(digits))
  const data = { s: round(memory.stabilityDays, 4), d: round(memory.difficulty, 3), dr: round(desiredRetention, 2) }
  const due = daysBetween(firstDay, studyDay(dueAt, day))
  return { type: 2, queue: 2, due, ivl, factor, reps, lapses, data: JSON.stringify(data) }
}

/** `::` begins a deck inside of another. */
const deckOf = ({ topics: [topic] }: CardToPack): string => {
  const name = topic?.replace(/:{2,}/g, ':').trim() ?? ''
  return name === '' ? ROOT_DECK : `${ROOT_DECK}::${name}`
}

/** A blank ends a tag. */
const tagsOf = (topics: readonly string[]): string =>
  topics.length === 0 ? '' : ` ${topics.map((topic) => topic.trim().replace(/\s+/g, '_')).join(' ')} `

/** By which Anki finds notes with the same first field: the first 32 bits of the sha1 of what it says. */
const checksumOf = (html: string): number =>
  parseInt(createHash('sha1').update(htmlToText(html)).digest('hex').slice(0, 8), 16)
