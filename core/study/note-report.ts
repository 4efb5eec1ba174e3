import type { Encoding } from '#core/card/import/decode.ts'
import type { Warning } from '#core/card/import/lines.ts'
import type { ImportedCard, ImportedNote } from '#core/card/import/note.ts'
import type { BroughtCard } from './bring-card.ts'

/** Why a note is not in the library. Nothing of it was written. */
export type NoteFailure =
  | { readonly kind: 'unreadable' | 'unwritable'; readonly reason: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  /** Some of its lines would be lost. */
  | { readonly kind: 'unaccounted'; readonly lines: readonly number[] }

export type NoteCard = BroughtCard & Pick<ImportedCard, 'key' | 'filled' | 'edges' | 'openQuestions'>

/** What a note brought, or would bring. */
export type NoteReport = {
  /** Relative to what was imported. */
  readonly file: string
  readonly failure: NoteFailure | null
  /** Another note with the very same content, which is in the library already. */
  readonly sameAs: string | null
  readonly encoding: Encoding | null
  readonly status: ImportedNote['status']
  /** The note's own card first. */
  readonly cards: readonly NoteCard[]
  /** Lines that are not blank, by where they went. */
  readonly lines: Readonly<Record<string, number>>
  readonly warnings: readonly Warning[]
  readonly images: { readonly copied: number; readonly onTheWeb: number; readonly missing: readonly Missing[] }
}

/** `kind`: it is there or not, and cards do not show such files. */
export type Missing = { readonly src: string; readonly line: number; readonly why: 'gone' | 'kind' }
