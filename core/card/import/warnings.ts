import type { SectionId } from '../stages.ts'

/** What there is to say about a line of a note. */
export const WARNINGS = [
  'control-characters',
  'never-closed',
  'like-a-hint',
  'unfinished-merge',
  'tangled',
  'as-code',
] as const
type Code = (typeof WARNINGS)[number]

/** Something about a line of the note that its author should know. */
export type Warning = {
  readonly line: number
  readonly code: Code
  /** Of `tangled` the title of the card that was not made, of `as-code` the section; of others null. */
  readonly about: string | null
  /** The same in English, for logs and the command line. */
  readonly message: string
}

const PLAIN = {
  'control-characters': 'control characters were taken out',
  'never-closed': 'this code is never closed; it was closed for you',
  'like-a-hint': 'read as a hint of the template, though it is written otherwise',
  'unfinished-merge': 'a merge was never finished here; both sides were kept',
} as const

export const warning = (line: number, code: keyof typeof PLAIN): Warning => ({
  line,
  code,
  about: null,
  message: PLAIN[code],
})

/** A card was not made of the lines that begin here. */
export const tangled = (line: number, title: string): Warning => ({
  line,
  code: 'tangled',
  about: title,
  message: `"${title}" is too long or too tangled for a card`,
})

/** A section was kept as it is written. */
export const asCode = (line: number, section: SectionId): Warning => ({
  line,
  code: 'as-code',
  about: section,
  message: `the ${section} could not be read as Markdown and is shown as code`,
})
