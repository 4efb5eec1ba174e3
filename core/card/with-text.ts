import { z } from 'zod'
import { err, ok, type Result } from '../result.ts'
import type { Section } from './card.ts'
import { lineEndOf, withLineEnds } from './line-ends.ts'
import { outlineCard, type OutlinedCard, type ParsedCard } from './parse.ts'
import { cut, type Placed, placeText } from './place-text.ts'
import { SECTIONS } from './stages.ts'

/** What is written in: one section, or, as null, the whole file. */
export const Written = z.enum(SECTIONS).nullable()
export type Written = z.infer<typeof Written>

type Outline = ParsedCard<OutlinedCard>

/**
 * Why a text does not go into a file. `no-card`: the file has no usable id, or would have none. `not-its-own`: the text
 * would take in other sections, as code that is never closed does, or begin new ones.
 */
export type Harm = 'no-card' | 'not-its-own'

/**
 * What is edited of a card's file: a section's text without its heading and the blank lines around it, of a doubled one
 * the first; or the whole file. Empty where there is no such section.
 */
export function textOf({ source, card }: Outline, part: Written): string {
  if (part === null) return source
  const section = card?.sections.find(({ id }) => id === part)
  return section ? cut(source.slice(section.start, section.end)).text : ''
}

/**
 * The card's file with another text in one section, or as a whole. Everything else stays byte for byte, and so does all
 * that nobody changed in the text, whose line ends are of no account. A section that the file lacks is added in its
 * place, under the heading the app writes.
 */
export function withText(parsed: Outline, part: Written, text: string): Result<string, Harm> {
  const draft = draftOf(parsed, part, text)
  return draft.harm === null ? ok(draft.source) : err(draft.harm)
}

/** The same with what it would be all the same. */
export type TextDraft = Placed & { readonly read: Outline; readonly harm: Harm | null }

export function draftOf(parsed: Outline, part: Written, text: string): TextDraft {
  const { source, card, file } = parsed
  if (part === null) {
    const whole = withLineEnds(source, text, lineEndOf(source))
    const read = outlineCard(whole, file)
    return { source: whole, sections: read.card?.sections ?? [], at: 0, read, harm: read.card ? null : 'no-card' }
  }
  if (!card) return { source, sections: [], at: null, read: parsed, harm: 'no-card' }
  const placed = placeText(source, card, part, text)
  const read = placed.source === source ? parsed : outlineCard(placed.source, file)
  const isKept = isAlike(placed.source, placed.sections, read.card?.sections ?? [])
  return { ...placed, read, harm: isKept ? null : 'not-its-own' }
}

/** Blank lines are of no account: those above a heading that was added count to the section before it. */
function isAlike(source: string, a: readonly Section[], b: readonly Section[]): boolean {
  const textsOf = (sections: readonly Section[]) =>
    sections.map(({ id, heading, start, end }) => [id, heading, source.slice(start, end).trim()])
  return JSON.stringify(textsOf(a)) === JSON.stringify(textsOf(b))
}
