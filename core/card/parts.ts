import { err, ok, type Result } from '../result.ts'
import { findFrontmatter } from './frontmatter.ts'
import type { ParsedCard } from './parse.ts'
import { findSections } from './sections.ts'
import { SECTIONS } from './stages.ts'

/** What a card's file is made of, in the order the app writes it. */
export const PARTS = ['frontmatter', ...SECTIONS] as const
export type PartId = (typeof PARTS)[number]

/** A stretch of a card's file as it stands there; of a section with its heading, and the blank lines before that. */
export type CardPart = { readonly id: PartId; readonly text: string }

/** The parts of a card's file in its order: together they are the file. A stage that is doubled has two. */
export function partsOf(source: string): readonly CardPart[] {
  const bodyStart = findFrontmatter(source)?.bodyStart ?? 0
  const parts: CardPart[] = []
  let open: { readonly id: PartId; readonly start: number } = { id: 'frontmatter', start: 0 }
  let closesAt = bodyStart
  for (const { id, start, end } of findSections(source, bodyStart)) {
    parts.push({ id: open.id, text: source.slice(open.start, closesAt) })
    open = { id, start: closesAt }
    closesAt = endOfText(source, start, end)
  }
  return [...parts, { id: open.id, text: source.slice(open.start) }]
}

/** After the last line of a section that is not blank, or after its heading: the next one begins there. */
function endOfText(source: string, start: number, end: number): number {
  const textEnd = start + source.slice(start, end).trimEnd().length
  const lineEnd = /\r\n|\n|\r/.exec(source.slice(textEnd, end))
  return lineEnd === null ? end : textEnd + lineEnd.index + lineEnd[0].length
}

/** The ids of the parts that two versions of a card have otherwise, in the order of `PARTS`. */
export function changedParts(before: readonly CardPart[], after: readonly CardPart[]): readonly PartId[] {
  const textsOf = (parts: readonly CardPart[], part: PartId): string =>
    JSON.stringify(parts.flatMap(({ id, text }) => (id === part ? text : [])))
  return PARTS.filter((part) => textsOf(before, part) !== textsOf(after, part))
}

type Source = Pick<ParsedCard, 'source'>

/**
 * A card's file with one part as another version of it has that: taken out where that has none. Everything else stays
 * byte for byte, but for a line end where two parts would run into one line.
 * @returns `unreadable` where the part would take in what stands after it, as code that is never closed does
 */
export function withPart(now: Source, version: Source, part: PartId): Result<string, 'unreadable'> {
  const [mine, theirs] = [partsOf(now.source), partsOf(version.source).filter(({ id }) => id === part)]
  const texts = placed(mine, theirs, part).filter((text) => text !== '')
  const eol = /\r\n|\n|\r/.exec(now.source)?.[0] ?? '\n'
  const source = texts.reduce((all, text) => all + (all === '' || /[\r\n]$/.test(all) ? '' : eol) + text, '')

  const edited = partsOf(source)
  const isPut = isAlike(edited, theirs, ({ id }) => id === part)
  return isPut && isAlike(edited, mine, ({ id }) => id !== part) ? ok(source) : err('unreadable')
}

/** Each section of the part in the place of the one that is there; where there is none, after what comes before it. */
function placed(mine: readonly CardPart[], theirs: readonly CardPart[], part: PartId): readonly string[] {
  const at = mine.flatMap(({ id }, i) => (id === part ? i : []))
  const rest = theirs.slice(at.length).map(({ text }) => text)
  const last = at.at(-1) ?? mine.findLastIndex(({ id }) => PARTS.indexOf(id) < PARTS.indexOf(part))
  return mine.flatMap(({ text }, i) => {
    const nth = at.indexOf(i)
    return [nth < 0 ? text : (theirs[nth]?.text ?? ''), ...(i === last ? rest : [])]
  })
}

function isAlike(a: readonly CardPart[], b: readonly CardPart[], isMeant: (part: CardPart) => boolean): boolean {
  const trimmed = (parts: readonly CardPart[]) => parts.filter(isMeant).map(({ id, text }) => [id, text.trim()])
  return JSON.stringify(trimmed(a)) === JSON.stringify(trimmed(b))
}
