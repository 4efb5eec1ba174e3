import { type Merged, mergeLines } from '#core/share/merge-lines.ts'

/** What the library says of an entry. `version` null: nothing was ever written. */
export type Saved = {
  readonly id: string
  readonly version: number | null
  readonly text: string
  readonly cardId: string | null
}

/** An entry that is being written, and what is known of it elsewhere. */
export type Writing = {
  readonly known: Saved
  /** Sent, and not answered: it may have arrived. It is sent again until there is an answer. */
  readonly sent: string | null
  readonly text: string
  readonly cardId: string | null
}

/** The same lines were written otherwise elsewhere. In `merged` those of this page stand where they are at odds. */
export type Clash = { readonly base: string; readonly theirs: Saved; readonly merged: Merged }

export type Answered = { readonly writing: Writing; readonly clash: Clash | null }

export const begin = (known: Saved): Writing => ({ known, sent: null, text: known.text, cardId: known.cardId })

/** Blank is nothing, as the library has it. */
export const worded = (text: string): string => (text.trim() === '' ? '' : text)

export const isSaved = ({ known, sent, text, cardId }: Writing): boolean =>
  sent === null && worded(text) === known.text && (cardId === known.cardId || known.text === '')

/** What is to be sent now, which counts as sent from here on. */
export const sending = (writing: Writing): Writing & { readonly sent: string } => ({
  ...writing,
  sent: writing.sent ?? worded(writing.text),
})

/** The library took what was sent: as it was, or brought together with what was written elsewhere. */
export function answered(writing: Writing, saved: Saved): Answered {
  const { sent, text } = writing
  // What somebody else bound it to is as good, unless this page says otherwise.
  const cardId = writing.cardId === writing.known.cardId ? saved.cardId : writing.cardId
  if (sent === null || saved.text === sent)
    return { writing: { ...writing, known: saved, sent: null, cardId }, clash: null }
  return met({ ...writing, sent: null, cardId }, sent, saved, text)
}

/** The library has other words in the same lines. `base`: what both began from. */
export const refused = (writing: Writing, base: string, theirs: Saved): Answered =>
  met({ ...writing, sent: null }, base, theirs, writing.text)

function met(writing: Writing, base: string, theirs: Saved, text: string): Answered {
  if (text === theirs.text || text === base)
    return { writing: { ...writing, known: theirs, text: theirs.text }, clash: null }
  const merged = mergeLines(base, text, theirs.text)
  return merged.conflicts.length === 0
    ? { writing: { ...writing, known: theirs, text: merged.text }, clash: null }
    : { writing, clash: { base, theirs, merged } }
}

/** Which of two texts a reader wants where they are at odds. */
export const CHOICES = ['both', 'mine', 'theirs'] as const
export type Choice = (typeof CHOICES)[number]

/** The writing goes on from theirs, with the lines in question as they were chosen. */
export function chosen(writing: Writing, { theirs, merged }: Clash, choice: Choice): Writing {
  const lines = merged.text.split('\n')
  // From the end backwards, so that the places before stay true.
  for (const conflict of merged.conflicts.toReversed()) {
    const { line, mine } = conflict
    const taken = { mine, theirs: conflict.theirs, both: [...mine, ...conflict.theirs] }[choice]
    lines.splice(line - 1, mine.length, ...taken)
  }
  return { ...writing, known: theirs, sent: null, text: lines.join('\n') }
}
