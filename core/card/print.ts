import { stringify } from 'yaml'
import type { CardId, Category, KeyPoint, Reference } from './card.ts'
import { lineEndOf } from './line-ends.ts'
import { placeForNew } from './new-section.ts'
import type { ParsedCard } from './parse.ts'
import { canonicalHeading, STAGES } from './stages.ts'
import type { StageId } from './stages.ts'

/** New Markdown for some of a card's stages. */
export type Edits = { readonly [stage in StageId]?: string }

/**
 * The card's file with the edits made. The source is the truth: edits are spliced into it, so every byte that was not
 * edited stays, and a card that nobody edited prints as it was read. A stage that the file lacks is added in its place.
 * Of a doubled stage the first section is replaced.
 */
export function printCard(parsed: ParsedCard, edits: Edits = {}): string {
  const { source, card } = parsed
  if (!card) return source
  const eol = lineEndOf(source)
  const splices: { at: number; end: number; text: string }[] = []
  for (const stage of STAGES) {
    const body = edits[stage]
    if (body === undefined) continue
    const text = `${eol}${eol}${body.trim().replace(/\r\n|\n|\r/g, eol)}${eol}`
    const section = card.sections.find((candidate) => candidate.id === stage)
    if (section) {
      const isLast = section.end === source.length
      splices.push({ at: section.start, end: section.end, text: isLast ? text : text + eol })
    } else {
      const { at, gap, heading, tail } = placeForNew(source, card, stage)
      splices.push({ at, end: at, text: `${gap}## ${heading}${text}${tail}` })
    }
  }
  // From the end backwards, so that offsets stay true; stages added at one place keep their order.
  return splices
    .map((splice, order) => ({ ...splice, order }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((out, { at, end, text }) => out.slice(0, at) + text + out.slice(end), source)
}

export type NewCard = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly category: Category
  readonly topics: readonly string[]
  readonly keyPoints: readonly KeyPoint[]
  readonly references: readonly Reference[]
  /** YYYY-MM-DD */
  readonly created: string
  readonly stages: Edits
  /** Prose before the first heading. */
  readonly preface?: string
  /** The ninth section of older notes. */
  readonly reviewNotes?: string
  /** Frontmatter of the note it was imported from, for which a card has no field. */
  readonly note?: string | null
}

/** A new card file in canonical form, all eight headings in place. */
export function printNewCard(card: NewCard): string {
  const frontmatter = stringify(
    {
      id: card.id,
      title: card.title,
      lang: card.lang,
      category: card.category,
      topics: card.topics,
      keyPoints: card.keyPoints,
      references: card.references,
      created: card.created,
      ...(card.note ? { note: card.note } : {}),
    },
    { lineWidth: 0 },
  )
  const section = (id: StageId | 'review-notes', text: string): string =>
    `## ${canonicalHeading(id, card.lang)}\n${text.trim() === '' ? '' : `\n${text.trim()}\n`}`
  const preface = card.preface?.trim() ?? ''
  const sections = [
    ...(preface === '' ? [] : [`${preface}\n`]),
    ...STAGES.map((stage) => section(stage, card.stages[stage] ?? '')),
    ...(card.reviewNotes ? [section('review-notes', card.reviewNotes)] : []),
  ]
  return `---\n${frontmatter}---\n\n${sections.join('\n')}`
}
