import { err, ok, type Result } from '../../result.ts'
import { keyOf } from '../add-follow-up.ts'
import type { CardId } from '../card.ts'
import { parseCard, type ParsedCard } from '../parse.ts'
import { toItem } from '../plain-answer.ts'
import { parseBodies } from '../render/bodies.ts'
import { relocate } from '../relocate.ts'
import { type SectionId, STAGES } from '../stages.ts'
import { takeInFrontmatter } from './frontmatter.ts'
import { plainItemsIn } from './items.ts'
import { withOwnLabels } from './labels.ts'
import { relinkCard } from './relink.ts'
import { RULE, textOf, trimLines, withBelow } from './sections.ts'
import { spliced } from './splices.ts'

const ALL: readonly SectionId[] = ['preface', ...STAGES, 'review-notes']

/** Which of the two files is written in a way that it cannot be merged. */
export type Unmergeable = { readonly kind: 'unreadable'; readonly path: string }

/**
 * The file of one card with all that another says below what it says itself, stage by stage, and nothing twice. The
 * other's title and question become variants in stage 1. Links from one to the other go, their words stay.
 */
export function mergeCards(into: ParsedCard, from: ParsedCard): Result<string, Unmergeable> {
  const unreadable = (path: string) => err({ kind: 'unreadable' as const, path })
  const [ours, theirs] = [into.card, from.card]
  if (!ours) return unreadable(into.file)
  if (!theirs) return unreadable(from.file)

  const mine = relinkCard(into, theirs.id, null)
  if (!mine.ok) return unreadable(into.file)
  const parted = relinkCard(from, ours.id, null)
  const yours = parted.ok ? relocate(parseCard(parted.value, from.file), into.file, new Map()) : parted
  if (!yours.ok) return unreadable(from.file)

  const placed = parseCard(yours.value, into.file)
  const other = parseCard(withOwnLabels(placed, into), into.file)
  const { source, rest } = joinFollowUps(parseCard(mine.value, into.file), other)
  const fields = takeInFrontmatter(parseCard(source, into.file), other)
  if (!fields) return unreadable(into.file)
  let merged = parseCard(fields.source, into.file)
  for (const id of ALL) {
    const text = id === 'question' ? variantOf(merged, other) : id === 'followups' ? rest : textOf(other, id)
    const added = addTo(merged, id, text)
    if (!added.ok) return unreadable(from.file)
    merged = added.value
  }
  const noted = withBelow(merged, 'review-notes', fenced(fields.left))
  return noted.ok && isSound(noted.value, ours.id, theirs.id) ? ok(noted.value.source) : unreadable(into.file)
}

const isSound = ({ card, problems }: ParsedCard, id: CardId, taken: CardId): boolean =>
  card?.id === id && card.mergedFrom.includes(taken) && problems.every(({ severity }) => severity !== 'error')

function addTo(merged: ParsedCard, id: SectionId, text: string): Result<ParsedCard, 'unreadable'> {
  const there = textOf(merged, id)
  if (text === '' || sameText(there, text)) return ok(merged)
  // Two lists are one.
  const isList =
    id === 'followups' &&
    text.startsWith('- ') &&
    there
      .split(/\r\n|\n|\r/)
      .at(-1)
      ?.startsWith('- ')
  const isMore = id === 'followups' || (id === 'question' && text.startsWith('- '))
  return withBelow(merged, id, text, isList ? '\n' : isMore ? '\n\n' : RULE)
}

const sameText = (a: string, b: string): boolean => linesOf(a).join('\n') === linesOf(b).join('\n')
const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The other's title and what it asks, as far as that is not asked already: each as an item, or as it is where it is more than a line. */
function variantOf(merged: ParsedCard, other: ParsedCard): string {
  const there = textOf(merged, 'question')
  const text = textOf(other, 'question')
  const asked = [merged.card?.title ?? '', ...linesOf(there).map(withoutMark)].map(keyOf)
  const title = other.card?.title ?? ''
  const isAsked = [...asked, ...linesOf(text).map(withoutMark).map(keyOf)].includes(keyOf(title))
  const isLine = linesOf(text).length === 1 && !/^[^\p{L}\p{N}]/u.test(text)
  const isSame = sameText(there, text) || (isLine && linesOf(there).map(withoutMark).includes(text.trim()))
  const variants = [isAsked ? '' : `- ${toItem(title)}`, isSame ? '' : isLine ? `- ${text.trim()}` : text]
  return variants.filter((one) => one !== '').join(isLine ? '\n' : RULE)
}

const withoutMark = (line: string): string => line.replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+/, '').replaceAll('\\', '')

/** `rest`: the other's stage 6 without what ours asks already; of ours, an open question that the other has a card for goes. */
function joinFollowUps(mine: ParsedCard, other: ParsedCard): { readonly source: string; readonly rest: string } {
  const itemsOf = ({ source, file, card }: ParsedCard) =>
    plainItemsIn(parseBodies({ source, file, sections: card?.sections ?? [] }), source)
  const [ours, theirs] = [mine.card?.followUps ?? [], other.card?.followUps ?? []]
  const asks = (id: CardId | null, text: string): boolean =>
    ours.some((item) => (id === null ? keyOf(item.text) === keyOf(text) : item.kind === 'card' && item.id === id))
  const twice = itemsOf(other).filter(({ id, text }) => asks(id, text))
  const answered = itemsOf(mine).filter(
    ({ id, text }) => id === null && theirs.some((item) => item.kind === 'card' && keyOf(item.text) === keyOf(text)),
  )
  const left = parseCard(
    spliced(
      other.source,
      twice.map(({ removal }) => removal),
    ),
    other.file,
  )
  return {
    source: spliced(
      mine.source,
      answered.map(({ removal }) => removal),
    ),
    rest: trimLines(textOf(left, 'followups')),
  }
}

/** Lines that have no place in a card, as they are. */
function fenced(lines: string): string {
  if (lines === '') return ''
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}yaml\n${lines}\n${fence}`
}
