import type { EventKind } from '#core/journal/event.ts'
import type { Block } from '#core/card/render/rendered.ts'
import type { Written } from '../_entry/given.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'

// Days as the server words them: what the page shows at first, and what it asks for later, are the same.

export type SaidLink = {
  readonly href: string
  readonly text: string
  /** BCP 47. */
  readonly lang: string
}

/** One event. */
export type SaidEvent = {
  readonly key: string
  readonly kind: EventKind
  /** As the clock showed it: 20:31. */
  readonly time: string
  readonly at: string
  readonly did: string
  readonly link: SaidLink
  /** How it went. Null: there is nothing to tell by colour. */
  readonly mark: 'good' | 'bad' | null
  readonly facts: readonly string[]
  /** More of it, on another page. */
  readonly more: SaidLink | null
  /** Of a rewritten card: where the versions are compared, as a page and as what the journal folds in. */
  readonly change: { readonly text: string; readonly page: string; readonly api: string } | null
}

export type SaidLine =
  | { readonly kind: 'one'; readonly event: SaidEvent }
  | {
      /** Several events of a kind. What they are is on a page of their own, and is asked for when it is unfolded. */
      readonly kind: 'many'
      readonly did: string
      readonly text: string
      readonly time: string
      readonly at: string
      readonly page: string
      readonly api: string
    }

export type SaidEntry = {
  /** As its form begins with it. */
  readonly written: Written
  readonly time: string
  readonly at: string
  /** BCP 47, as it was guessed from the words. */
  readonly lang: string
  readonly blocks: readonly Block[]
  /** The card it is bound to. */
  readonly card: SaidLink | null
  /** What is said in its place of a card whose file is gone. */
  readonly untied: string | null
  /** Where it is told how it read before. Null: it never read otherwise. */
  readonly versions: SaidLink | null
}

export type SaidDay = {
  readonly day: string
  readonly isToday: boolean
  readonly title: string
  readonly summary: readonly string[]
  readonly entries: readonly SaidEntry[]
  readonly lines: readonly SaidLine[]
  /** Said where nothing has happened yet. */
  readonly nothing: string | null
}

/** A day of which it is only known how much happened: its date, and the number of its events. */
export type DayHead = readonly [day: StudyDay, events: number]

/** A part of a card that reads otherwise: the words around what changed. */
export type SaidChange = {
  readonly part: string
  /** BCP 47: of the part’s name, and of its text. */
  readonly nameLang: string
  readonly lang: string
  readonly text: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[]
}
