import type { List, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { err, ok, type Result } from '../result.ts'
import type { CardId, FollowUp, Section } from './card.ts'
import { sectionTree } from './links.ts'
import { parseCard, type ParsedCard } from './parse.ts'
import { readText, toCardLink, toItem } from './plain-answer.ts'
import { printCard } from './print.ts'
import { isUnharmed } from './unharmed.ts'

/** `already-there`: stage 6 asks this. `unreadable`: it is written in a way that nothing can be added to. */
export type AddError = { readonly kind: 'already-there' } | { readonly kind: 'unreadable' }

/**
 * The card's file with one more question in stage 6: as a link to a card, or, without `id`, as an open question. It
 * goes to the end of the list there, marked as the others are. An open question of the same words gives place to the
 * link.
 */
export function addFollowUp(parsed: ParsedCard, question: string, id: CardId | null): Result<string, AddError> {
  const { source, file, card } = parsed
  if (!card) return err({ kind: 'unreadable' })
  const asked = card.followUps.filter(({ text }) => keyOf(text) === keyOf(readText(question)))
  if (asked.some(({ kind }) => kind === 'card' || id === null)) return err({ kind: 'already-there' })

  const item = id === null ? toItem(question) : toCardLink(question, id)
  const section = card.sections.find((one) => one.id === 'followups')
  const edited = section
    ? splice(
        source,
        (asked.length > 0 && id && replacement(parsed, section, question, id)) || insertion(parsed, section, item),
      )
    : printCard(parsed, { followups: `- ${item}` })

  // However odd the list: it must now hold what it held, and this.
  const before = card.followUps.filter((one) => !asked.includes(one))
  const reread = parseCard(edited, file)
  const after = reread.card?.followUps ?? []
  const isAdded = (one: FollowUp): boolean =>
    one.kind === 'card' ? one.id === id : id === null && keyOf(one.text) === keyOf(readText(question))
  const kept = after.filter((one) => !isAdded(one))
  const isRight = kept.length === after.length - 1 && JSON.stringify(kept) === JSON.stringify(before)
  return isRight && isUnharmed(parsed, reread, 'followups') ? ok(edited) : err({ kind: 'unreadable' })
}

/** What makes two questions the same: their words, however they are spaced and end. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?.!。…\s]+$/u, '') || text

type Splice = { readonly at: number; readonly end: number; readonly text: string }

const splice = (source: string, { at, end, text }: Splice): string => source.slice(0, at) + text + source.slice(end)

/** The link in the place of the open question of these words. Null: it is not to be found. */
function replacement({ source }: ParsedCard, section: Section, question: string, id: CardId): Splice | null {
  const lists = sectionTree(source, section).children.filter((block) => block.type === 'list')
  const found = lists.flatMap(paragraphsOf).find((one) => keyOf(toString(one)) === keyOf(readText(question)))
  const [start, end] = [found?.position?.start.offset, found?.position?.end.offset]
  if (start === undefined || end === undefined) return null
  const at = section.start + start
  const written = source.slice(at, section.start + end)
  // As it is written there, with its marks, unless they are more than a link may hold.
  const words = keyOf(readText(written)) === keyOf(readText(question)) ? written : question
  return { at, end: section.start + end, text: toCardLink(words, id) }
}

const paragraphsOf = (list: List): readonly Paragraph[] =>
  list.children.flatMap(({ children }) =>
    children.flatMap((child) =>
      child.type === 'paragraph' ? [child] : child.type === 'list' ? paragraphsOf(child) : [],
    ),
  )

/** `item` after the last one of the last list, or in a list of its own. */
function insertion({ source }: ParsedCard, section: Section, item: string): Splice {
  const eol = /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'
  const list = sectionTree(source, section).children.findLast((block) => block.type === 'list')
  const last = list?.children.at(-1)
  const [start, end] = [last?.position?.start.offset, last?.position?.end.offset]
  if (start === undefined || end === undefined) {
    const at = section.start + source.slice(section.start, section.end).trimEnd().length
    return { at, end: section.end, text: `${eol}${eol}- ${item}${eol}${section.end === source.length ? '' : eol}` }
  }
  const indent = /[ \t]*$/.exec(source.slice(section.start, section.start + start))?.[0] ?? ''
  const gap = list?.spread === true ? eol + eol : eol
  const at = section.start + end
  return { at, end: at, text: `${gap}${indent}${markAfter(source.slice(section.start + start))} ${item}` }
}

/** The mark of the item that follows one. */
function markAfter(item: string): string {
  const [, bullet, number, mark] = /^(?:([-*+])|(\d{1,9})([.)]))/.exec(item) ?? []
  return number === undefined ? (bullet ?? '-') : `${Math.min(Number(number) + 1, 999_999_999)}${mark}`
}
