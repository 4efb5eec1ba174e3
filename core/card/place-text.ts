import type { Section } from './card.ts'
import { findFrontmatter } from './frontmatter.ts'
import { lineEndOf, withLineEnds } from './line-ends.ts'
import { placeForNew, startOf } from './new-section.ts'
import type { OutlinedCard } from './parse.ts'
import type { SectionId } from './stages.ts'

/** A card's file with a text in its place, as it would be. */
export type Placed = {
  readonly source: string
  /** Where its sections are, as long as the text keeps to its own. */
  readonly sections: readonly Section[]
  /** UTF-16 offset in `source` of the first line of the text that is not blank. Null: nothing of it is there. */
  readonly at: number | null
}

/** A stretch of a file and the blank lines around it. `tail` begins with the end of the text's last line. */
type Cut = { readonly lead: string; readonly text: string; readonly tail: string }

export function cut(stretch: string): Cut {
  const lead = /^(?:[^\S\r\n]*(?:\r\n|\n|\r))*/.exec(stretch)?.[0] ?? ''
  const rest = stretch.slice(lead.length)
  const words = rest.trimEnd()
  const blanks = words === '' ? '' : (/^[^\r\n]*/.exec(rest.slice(words.length))?.[0] ?? '')
  return { lead, text: words + blanks, tail: rest.slice(words.length + blanks.length) }
}

/** Puts a text in the place of a section's, or adds the section; whatever that makes of what stands after it. */
export function placeText(source: string, card: OutlinedCard, id: SectionId, written: string): Placed {
  const { text } = cut(written)
  const index = card.sections.findIndex((section) => section.id === id)
  const section = card.sections[index]
  if (section) return replace(source, card.sections, index, section, text)
  if (text === '') return { source, sections: card.sections, at: null }
  return id === 'preface' ? addPreface(source, card.sections, text) : addSection(source, card, id, text)
}

function replace(
  source: string,
  sections: readonly Section[],
  index: number,
  { start, end }: Section,
  text: string,
): Placed {
  const [eol, isLast] = [lineEndOf(source), end === source.length]
  const body = source.slice(start, end)
  const there = cut(body)
  const isEmpty = there.text === ''
  // The next heading may be indented: those blanks are its own.
  const lead = isEmpty ? eol + eol : there.lead
  const tail = isEmpty ? eol + (isLast ? '' : eol) + (/[^\r\n]*$/.exec(body)?.[0] ?? '') : there.tail
  const put = text === '' ? (isEmpty ? body : tail || eol) : lead + withLineEnds(there.text, text, eol) + tail
  const by = put.length - body.length
  const moved = sections.map((one, i) => (i < index ? one : i === index ? { ...one, end: end + by } : shift(one, by)))
  return {
    source: source.slice(0, start) + put + source.slice(end),
    sections: moved,
    at: text === '' ? null : start + lead.length,
  }
}

function addSection(source: string, card: OutlinedCard, id: Exclude<SectionId, 'preface'>, text: string): Placed {
  const eol = lineEndOf(source)
  const { at, gap, heading, tail } = placeForNew(source, card, id)
  const start = at + gap.length + `## ${heading}`.length
  const body = eol + eol + withLineEnds('', text, eol) + eol + tail
  const section: Section = { id, heading, start, end: start + body.length }
  return {
    source: `${source.slice(0, at)}${gap}## ${heading}${body}${source.slice(at)}`,
    sections: insert(card.sections, at, section),
    at: start + eol.length * 2,
  }
}

function addPreface(source: string, sections: readonly Section[], text: string): Placed {
  const eol = lineEndOf(source)
  const start = findFrontmatter(source)?.bodyStart ?? 0
  const head = source.slice(0, start)
  const gap = source.slice(start, startOf(source, sections[0]))
  const lead = (/[\r\n]$/.test(head) ? '' : eol) + (gap || eol)
  const body = lead + withLineEnds('', text, eol) + eol + (gap === '' && sections.length > 0 ? eol : '')
  const section: Section = { id: 'preface', heading: '', start, end: start + body.length }
  return {
    source: head + body + source.slice(start),
    sections: insert(sections, start, section),
    at: start + lead.length,
  }
}

/** The sections with one more among them, which makes those after it begin as much later as it is long. */
function insert(sections: readonly Section[], at: number, section: Section): readonly Section[] {
  const by = section.end - at
  const before = sections.filter(({ end }) => end <= at)
  return [...before, section, ...sections.slice(before.length).map((one) => shift(one, by))]
}

const shift = (section: Section, by: number): Section => ({
  ...section,
  start: section.start + by,
  end: section.end + by,
})
