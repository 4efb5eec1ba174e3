import { randomUUID } from 'node:crypto'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { BoundCard, Manner } from './given.ts'
import { WriterForm } from './writer-form.tsx'
import { wordsOf } from './words.ts'

type Props = {
  /** The day that is written on. */
  day: StudyDay
  /** The card that is written about. Null: none, until one is chosen. */
  card?: BoundCard | null
}

/** Where something is written in the journal, with the cursor in it when the page opens. */
export async function EntryWriter({ day, card = null }: Props) {
  return <WriterForm key={`${day} ${card?.id}`} id={randomUUID()} day={day} card={card} manner={await mannerNow()} />
}

export async function mannerNow(): Promise<Manner> {
  const [{ t, locale }, { settings }] = await Promise.all([i18n(), study()])
  return { words: wordsOf(t), locale, timeZone: settings.day.timeZone }
}
