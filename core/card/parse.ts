import type { Card, Problem, Section } from './card.ts'
import { readFollowUps } from './followups.ts'
import { readFrontmatter } from './frontmatter.ts'
import { guessLang } from './guess-lang.ts'
import { findSections } from './sections.ts'
import { findDemos, findMentions, findNames } from './links.ts'

/** A card as far as its file lets itself be read. `card` is null when there is no usable id: nothing to file it under. */
export type ParsedCard<C extends OutlinedCard = Card> = {
  readonly source: string
  readonly file: string
  readonly card: C | null
  readonly problems: readonly Problem[]
}

/** A card without what its text leads to, for which the text itself has to be parsed. */
export type OutlinedCard = Omit<Card, 'mentions' | 'names' | 'demos'>

/**
 * Reads a card file. Never throws: whatever is wrong becomes a `Problem` with line, column and a way to mend it,
 * and all that can be read is read. Does not look inside the sections' Markdown except for links; rendering does.
 * @param file the path shown in problems, relative to the content folder
 */
export function parseCard(source: string, file: string): ParsedCard {
  const { card, problems } = outlineCard(source, file)
  if (!card) return { source, file, card, problems }
  const { id, sections } = card
  const leads = {
    mentions: findMentions(source, id, sections),
    names: findNames(source, sections),
    demos: findDemos(source, sections),
  }
  return { source, file, card: { ...card, ...leads }, problems }
}

/** The same without what its text leads to: several times as fast where it leads anywhere. */
export function outlineCard(source: string, file: string): ParsedCard<OutlinedCard> {
  const { frontmatter, bodyStart, problems } = readFrontmatter(source, file)
  if (!frontmatter) return { source, file, card: null, problems }

  const found: Problem[] = [...problems]
  const sections = findSections(source, bodyStart)
  const lang = frontmatter.lang ?? guessLang(source)
  const followUps = readFollowUps(source, file, frontmatter.id, sections)
  found.push(...followUps.problems)

  const card: OutlinedCard = {
    id: frontmatter.id,
    title: frontmatter.title ?? firstLine(source, sections) ?? frontmatter.id,
    lang,
    category: frontmatter.category ?? 'fundamentals',
    topics: frontmatter.topics,
    keyPoints: frontmatter.keyPoints,
    references: frontmatter.references,
    created: frontmatter.created ?? '1970-01-01',
    requires: frontmatter.requires,
    spoils: frontmatter.spoils.filter((id) => id !== frontmatter.id),
    archived: frontmatter.archived,
    mergedFrom: frontmatter.mergedFrom.filter((id) => id !== frontmatter.id),
    license: frontmatter.license,
    authors: frontmatter.authors,
    sections,
    followUps: followUps.items,
  }
  return { source, file, card, problems: found }
}

function firstLine(source: string, sections: readonly Section[]): string | null {
  const question = sections.find((section) => section.id === 'question')
  if (!question) return null
  const text = source
    .slice(question.start, question.end)
    .trim()
    .split(/[\r\n]/, 1)[0]
  const cut = text?.replace(/^[-*+#>\s]+/, '').slice(0, 300)
  // Not within a character of two halves.
  return cut?.replace(/[\uD800-\uDBFF]$/, '') || null
}
