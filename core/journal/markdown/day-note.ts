import { stringify } from 'yaml'
import type { CardId } from '#core/card/card.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { JournalEvent } from '../event.ts'
import { plain } from './links.ts'
import { entryText } from './notes.ts'
import { type Vault, wikilink } from './vault.ts'
import type { Phrases } from './words.ts'

type EntryEvent = Extract<JournalEvent, { readonly kind: 'entry' }>

/** How a journal is written. */
export type Telling = {
  readonly vault: Vault
  readonly phrases: Phrases
  /** The time of day, in the learner's zone: 09:30. */
  readonly timeOf: (at: Date) => string
  /** What a demo is called. */
  readonly demo: (id: string) => string
}

/** A day: what was written, and then what happened, as a list. `note`: where it lies. */
export function dayNote(day: StudyDay, events: readonly JournalEvent[], note: string, telling: Telling): string {
  const entries = events.filter((event) => event.kind === 'entry')
  const happened = events.filter((event) => event.kind !== 'entry')
  const list = happened.map((event) => `- ${telling.timeOf(event.at)} ${tell(event, telling)}`).join('\n')
  return [
    `---\n${stringify({ date: day })}---\n`,
    `# ${day}\n`,
    ...entries.map((entry) => written(entry, note, telling)),
    ...(list === '' ? [] : [`## ${telling.phrases.day}\n\n${list}\n`]),
  ].join('\n')
}

/** A look back at more than a day. */
export const lookBackNote = (entry: EntryEvent, title: string, note: string, { vault }: Telling): string =>
  [
    `---\n${stringify({ date: entry.day, kind: entry.entryKind })}---\n`,
    `# ${plain(title)}\n`,
    `${entryText(entry.text, note, vault)}\n`,
  ].join('\n')

function written({ at, cardId, text }: EntryEvent, note: string, { vault, timeOf }: Telling): string {
  const about = cardId === null ? '' : ` ${linkTo(cardId, vault)}`
  return `## ${timeOf(at)}${about}\n\n${entryText(text, note, vault)}\n`
}

/** A card that is gone is named by its id. */
function linkTo(id: CardId, { card }: Vault): string {
  const note = card(id)
  return note === null ? id : wikilink(note)
}

function tell(event: Exclude<JournalEvent, { readonly kind: 'entry' }>, { vault, phrases, demo }: Telling): string {
  const seconds = (ms: number | null): string => (ms === null ? '' : phrases.seconds(Math.round(ms / 1000)))
  switch (event.kind) {
    case 'asked':
      return phrases.asked(linkTo(event.cardId, vault))
    case 'attempt': {
      const verdict = event.verdict === null ? phrases.single : phrases.verdict[event.verdict]
      return phrases.attempt(linkTo(event.cardId, vault), verdict, seconds(event.tookMs))
    }
    case 'review':
      return phrases.review(
        linkTo(event.cardId, vault),
        phrases.rating[event.rating],
        seconds(event.tookMs),
        event.isRehearsal,
      )
    case 'rewrite':
      return phrases.rewrite(linkTo(event.cardId, vault), event.from, event.to)
    case 'run':
      return phrases.run(demo(event.demoId), event.isAsExpected)
    case 'read': {
      const minutes = event.spentMs === 0 ? '' : phrases.minutes(Math.max(1, Math.round(event.spentMs / 60_000)))
      return phrases.read(linkTo(event.cardId, vault), `<${event.url}>`, minutes, event.isDone)
    }
    case 'opened':
      return phrases.opened(linkTo(event.cardId, vault), event.by && linkTo(event.by, vault))
    case 'passed':
      return phrases.passed(linkTo(event.cardId, vault))
    default:
      return event satisfies never
  }
}
