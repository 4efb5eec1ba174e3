import { type Merged, mergeLines } from '#core/share/merge-lines.ts'
import type { Part } from './parts.ts'
import { type File, isSame, textIn } from './texts.ts'

// What is written and not saved yet, and what becomes of it when the file changes underneath. Nothing here is shown, kept or
// sent; all of it can be tried without a browser.

export type Writing = {
  /** What the unsaved texts began from. */
  readonly file: File
  /** Only those that differ from the file. */
  readonly texts: ReadonlyMap<Part, string>
}

/** A text that was changed on two sides since `base`. */
export type Merge = {
  readonly part: Part
  readonly base: string
  readonly mine: string
  readonly theirs: string
  readonly merged: Merged
}

export const mergeOf = (part: Part, base: string, mine: string, theirs: string): Merge => ({
  part,
  base,
  mine,
  theirs,
  merged: mergeLines(base, mine, theirs),
})

export const current = ({ file, texts }: Writing, part: Part): string => texts.get(part) ?? textIn(file, part)

export function changed({ file, texts }: Writing, part: Part, text: string): Writing {
  const next = new Map(texts)
  if (isSame(part, text, textIn(file, part))) next.delete(part)
  else next.set(part, text)
  return { file, texts: next }
}

/**
 * The file has become another. Texts that began from what it still says go on; what both sides changed has to be brought
 * together first, and until then all of it stays on the old file.
 */
export function meet(writing: Writing, theirs: File): { readonly writing: Writing; readonly merges: readonly Merge[] } {
  const texts = new Map(writing.texts)
  const merges: Merge[] = []
  for (const [part, mine] of writing.texts) {
    const [base, now] = [textIn(writing.file, part), textIn(theirs, part)]
    if (isSame(part, mine, now)) texts.delete(part)
    else if (!isSame(part, base, now)) merges.push(mergeOf(part, base, mine, now))
  }
  return merges.length === 0 ? { writing: { file: theirs, texts }, merges } : { writing, merges }
}

/** `sent` is in the file now. What was typed meanwhile is not. */
export function saved(writing: Writing, part: Part, sent: string, file: File): Writing {
  const text = writing.texts.get(part)
  const texts = new Map(writing.texts)
  if (text === undefined || isSame(part, text, sent)) texts.delete(part)
  return { file, texts }
}
