import { visit } from 'unist-util-visit'
import { err, ok, type Result } from '../../result.ts'
import { sectionTree } from '../links.ts'
import { parseCard, type ParsedCard } from '../parse.ts'
import { printCard } from '../print.ts'
import { canonicalHeading, type SectionId } from '../stages.ts'
import { isUnharmed } from '../unharmed.ts'
import { findFrontmatter } from '../frontmatter.ts'
import { eolOf, spliced } from './splices.ts'

/** The text of a card's section, without blank lines around it; of a doubled one, all of it. */
export const textOf = ({ source, card }: ParsedCard, id: SectionId): string =>
  (card?.sections ?? [])
    .filter((section) => section.id === id)
    .map(({ start, end }) => trimLines(source.slice(start, end)))
    .filter((text) => text !== '')
    .join('\n\n')

/** Without blank lines at either end; the first line keeps its indent, which may mean that it is code. */
export const trimLines = (text: string): string => text.replace(/^(?:[^\S\r\n]*(?:\r\n|\n|\r))+/, '').trimEnd()

/** Between what was there and what comes below it. */
export const RULE = '\n\n---\n\n'

/**
 * The card with text below what a section holds, after `gap`. A section that is missing is added in its place.
 * @returns `unreadable` where the text would not stay in its section, or the section swallows it
 */
export function withBelow(
  parsed: ParsedCard,
  id: SectionId,
  text: string,
  gap: string = RULE,
): Result<ParsedCard, 'unreadable'> {
  if (text === '') return ok(parsed)
  const before = parsed.card?.sections.some((section) => section.id === id) === true ? parsed : withSection(parsed, id)
  const eol = eolOf(before.source)
  const lines = (written: string): string => written.replace(/\r\n|\n|\r/g, eol)
  const section = before.card?.sections.findLast((one) => one.id === id)
  const [start, end] = section ? [section.start, section.end] : bodyOf(before)
  const there = id === 'preface' && !section ? '' : before.source.slice(start, end).trimEnd()
  const isLast = end === before.source.length
  const source = spliced(before.source, [
    there === ''
      ? { at: start, end, text: lines(`${start === 0 ? '' : '\n\n'}${text}\n${isLast ? '' : '\n'}`) }
      : { at: start + there.length, end: start + there.length, text: lines(`${gap}${text}`) },
  ])
  const after = parseCard(source, parsed.file)
  const isHeld = flat(textOf(after, id)).endsWith(flat(text)) && (there === '' || beginsAt(after, start + there.length))
  return isHeld && isUnharmed(before, after, id) ? ok(after) : err('unreadable')
}

/** Whether something of its own begins after this offset: code or a comment that is never closed would go on. */
function beginsAt({ source, card }: ParsedCard, after: number): boolean {
  const at = after + (/\S/.exec(source.slice(after))?.index ?? 0)
  const section = card?.sections.find(({ start, end }) => start <= at && at < end)
  let begins = false
  if (section) {
    visit(sectionTree(source, section), (node) => {
      const begun = section.start + (node.position?.start.offset ?? -Infinity)
      // Code may begin with its indent.
      if (node.type !== 'text' && begun > after && begun <= at) begins = true
    })
  }
  return begins
}

const flat = (text: string): string => text.replace(/\r\n|\n|\r/g, '\n').trim()

const bodyOf = ({ source }: ParsedCard): readonly [number, number] => {
  const at = findFrontmatter(source)?.bodyStart ?? 0
  return [at, at]
}

function withSection(parsed: ParsedCard, id: SectionId): ParsedCard {
  const { source, file, card } = parsed
  if (id === 'preface' || !card) return parsed
  if (id !== 'review-notes') return parseCard(printCard(parsed, { [id]: '' }), file)
  const eol = eolOf(source)
  return parseCard(`${source.trimEnd()}${eol}${eol}## ${canonicalHeading(id, card.lang)}${eol}`, file)
}
