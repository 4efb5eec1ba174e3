import type { Card, CardId } from '../card.ts'
import { findFrontmatter } from '../frontmatter.ts'
import type { SectionId } from '../stages.ts'
import { isBoilerplate } from './boilerplate.ts'
import { textsIn } from './inline-links.ts'
import type { Line } from './lines.ts'
import { isOnlyMark } from './marks.ts'
import { stageOf } from './stage-heading.ts'
import { wordsOf } from './words.ts'

/** Where a line of a note went. */
export type Entry = { readonly line: number } & (
  | { readonly as: 'section'; readonly card: CardId; readonly section: SectionId; readonly text: string }
  /** It says where a section begins, and nothing else. */
  | { readonly as: 'heading'; readonly card: CardId; readonly section: SectionId }
  | { readonly as: 'title' | 'frontmatter'; readonly card: CardId }
  | { readonly as: 'reference'; readonly card: CardId; readonly url: string }
  | { readonly as: 'boilerplate'; readonly section: SectionId }
  | { readonly as: 'duplicate'; readonly of: number }
)

/** A card as its file says it. */
type Written = { readonly source: string; readonly card: Card }

/**
 * The lines of a note that are not where its account says they are, by what stands in the files of its cards: lines
 * that are in no entry or in two, and lines whose text is not to be read there. Marks that MDX needs, and those that a
 * section of its own makes superfluous, are of no account. Empty: nothing was lost.
 */
export function unaccountedLines(
  lines: readonly Line[],
  entries: readonly Entry[],
  written: ReadonlyMap<CardId, Written>,
): readonly number[] {
  const byNumber = new Map(lines.map((line) => [line.number, line]))
  const read = createReader(written)
  const [there, twice] = [new Set<number>(), new Set<number>()]
  // In the order of the entries, which is that of the text in each card.
  for (const entry of entries) {
    const line = byNumber.get(entry.line)
    if (there.has(entry.line)) twice.add(entry.line)
    if (line && isTrue(entry, line, byNumber, written, read)) there.add(entry.line)
  }
  const isLost = ({ number, text }: Line): boolean => text.trim() !== '' && (!there.has(number) || twice.has(number))
  return lines.filter(isLost).map(({ number }) => number)
}

type Reader = ReturnType<typeof createReader>

function isTrue(
  entry: Entry,
  line: Line,
  lines: ReadonlyMap<number, Line>,
  written: ReadonlyMap<CardId, Written>,
  read: Reader,
): boolean {
  switch (entry.as) {
    case 'section':
      return (
        isKnownRest(line.text, entry.text, entry.section) && read(entry.card, entry.section, entry.text, line.isCode)
      )
    case 'heading':
      return isKnownRest(line.text, '', entry.section) && written.has(entry.card)
    case 'title':
      return wordsOf(written.get(entry.card)?.card.title ?? '').includes(wordsOf(titleWords(line.text)))
    case 'frontmatter':
      return isInFrontmatter(line.text, written.get(entry.card)?.source ?? '')
    case 'reference': {
      const reference = written.get(entry.card)?.card.references.find(({ url }) => url === entry.url)
      return reference !== undefined && isInReference(line.text, reference)
    }
    case 'boilerplate':
      return wordsOf(line.text) === '' || isBoilerplate(line.text, entry.section)
    case 'duplicate': {
      const other = lines.get(entry.of)
      return entry.of !== line.number && other !== undefined && saysSame(line.text, other.text)
    }
    default:
      return entry satisfies never
  }
}

/** Whether what a card leaves out of a line is a mark, a heading or a hint, which need not be read there. */
function isKnownRest(line: string, text: string, section: SectionId): boolean {
  if (line.trim() === text.trim()) return true
  const rest = wordsOf(line.replace(/\[[ xX]\]/, '')).replace(wordsOf(text), '')
  if (rest === '' || isOnlyMark(rest) || isBoilerplate(rest, section)) return true
  const heading = line.replace(text, ' ').replace(/^[\s#*_>]+|[\s#*_]+$/g, '')
  return stageOf(heading)?.extra === '' || /^\d$/.test(rest) || /^[一二三四五六七八九]$/.test(rest)
}

const titleWords = (text: string): string => text.replace(/\]\([^)]*\)/g, ']')

function isInFrontmatter(line: string, source: string): boolean {
  const yaml = wordsOf(findFrontmatter(source)?.yaml ?? '')
  return wordsOf(line) === '' || yaml.includes(wordsOf(line)) || yaml.includes(wordsOf(line.replace(/^[^:]*:/, '')))
}

function isInReference(line: string, { url, title }: Card['references'][number]): boolean {
  const rest = wordsOf(line.replaceAll(url, ' ').replace(/^\s*(?:\d{1,3}[.)、])/, ''))
  return (
    line.includes(url) &&
    wordsOf(title).includes(isOnlyMark(rest) ? '' : wordsOf(withoutMark(line.replaceAll(url, ' '))))
  )
}

const withoutMark = (line: string): string =>
  line.replace(/^\s*(?:[-*+]|\d{1,3}[.)、])?\s*(?:[^\s:：\]]{1,12}[:：])?/, '')

const saysSame = (a: string, b: string): boolean => {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  return x === y || isOnlyMark(x.replace(y, '')) || isOnlyMark(y.replace(x, ''))
}

/**
 * Reads texts in sections, each behind the one before, so that none is found twice. A line of nothing but marks is
 * looked for among such lines.
 */
function createReader(written: ReadonlyMap<CardId, Written>) {
  type Place = { readonly words: string; readonly marks: readonly string[]; at: number; markAt: number }
  const places = new Map<string, Place>()
  const placeOf = (card: CardId, section: SectionId): Place => {
    const key = `${card} ${section}`
    const { source = '', card: read } = written.get(card) ?? {}
    const text = (read?.sections ?? [])
      .filter(({ id }) => id === section)
      .map(({ start, end }) => source.slice(start, end))
      .join('\n')
    const place = places.get(key) ?? {
      words: bare(text),
      marks: text
        .split('\n')
        .map(marksOf)
        .filter((line) => line !== ''),
      at: 0,
      markAt: 0,
    }
    places.set(key, place)
    return place
  }
  return (card: CardId, section: SectionId, text: string, isCode: boolean): boolean => {
    const place = placeOf(card, section)
    for (const piece of isCode ? [text] : textsIn(text)) {
      const words = bare(piece)
      if (words === '') continue
      const found = place.words.indexOf(words, place.at)
      if (found < 0) return false
      place.at = found + words.length
    }
    if (bare(text) !== '' || marksOf(text) === '') return true
    const found = place.marks.indexOf(marksOf(text), place.markAt)
    if (found < 0) return false
    place.markAt = found + 1
    return true
  }
}

/** A text without what Markdown, MDX and their escapes are made of. */
const bare = (text: string): string => text.replace(/[\s\\#<>{}[\]()/*!_~`|&;=-]+/g, '')

/** A line of nothing but marks, without those that a card has in another form, or as a heading; empty for any other. */
const marksOf = (line: string): string =>
  bare(line) === '' ? line.replace(/<!--|-->|\{\/\*|\*\/\}|[\s\\#>]+/g, '').replace(/^(?:=+|-+)$/, '') : ''
