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
 * goes to the end of the list there, marked as the others are. An open question of the same words, the first of them,
 * gives place to the link.
 */
export function addFollowUp(parsed: ParsedCard, question: string, id: CardId | null): Result<string, AddError> {
  const { source, file, card } = parsed
  if (!card) return err({ kind: 'unreadable' })
  const asked = card.followUps.filter(({ text }) => isSame(text, question))
  if (asked.some(({ kind }) => kind === 'card' || id === null)) return err({ kind: 'already-there' })

  const item = id === null ? toItem(question) : toCardLink(question, id)
  const section = card.sections.find((one) => one.id === 'followups')
  const replaced = (section && asked.length > 0 && id && replacements(parsed, section, question, id)) || []
  const edits = section
    ? (replaced.length > 0 ? replaced : [insertion(parsed, section, item)]).map((one) => splice(source, one))
    : [printCard(parsed, { followups: `- ${item}` })]

  // However odd the list: it must now hold what it held, and this.
  const before = card.followUps.filter((one) => one !== asked[0])
  const isAdded = (one: FollowUp): boolean =>
    one.kind === 'card' ? one.id === id : id === null && isSame(one.text, question)
  const isRight = (edited: string): boolean => {
    const reread = parseCard(edited, file)
    const after = reread.card?.followUps ?? []
    const kept = after.filter((one) => !isAdded(one))
    const isWhole = kept.length === after.length - 1 && JSON.stringify(kept) === JSON.stringify(before)
    return isWhole && isUnharmed(parsed, reread, 'followups')
  }
  const edited = edits.find(isRight)
  return edited === undefined ? err({ kind: 'unreadable' }) : ok(edited)
}

/** Whether a follow-up reads as this question: as it was typed, or as it reads once its marks are what they stand for. */
export const isSame = (text: string, question: string): boolean =>
  keyOf(text) === keyOf(question) || keyOf(text) === keyOf(readText(question))

/** What makes two questions the same: their words, however they are spaced and end. */
export const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?.!。…\s]+$/u, '') || text

type Splice = { readonly at: number; readonly end: number; readonly text: string }

const splice = (source: string, { at, end, text }: Splice): string => source.slice(0, at) + text + source.slice(end)

/**
 * The link in the place of the open question of these words, as it is written there, with its marks; if they are more than
 * a link may hold, without. None: it is not to be found.
 */
function replacements({ source }: ParsedCard, section: Section, question: string, id: CardId): readonly Splice[] {
  const lists = sectionTree(source, section).children.filter((block) => block.type === 'list')
  const found = lists.flatMap(paragraphsOf).find((one) => isSame(toString(one), question))
  const [start, end] = [found?.position?.start.offset, found?.position?.end.offset]
  if (found === undefined || start === undefined || end === undefined) return []
  const [at, until] = [section.start + start, section.start + end]
  const written = source.slice(at, until)
  const links = (): readonly string[] => {
    if (keyOf(readText(written)) === keyOf(readText(question))) return [toCardLink(written, id)]
    // Escapes are no words: `2 \\* 3` reads as 2 * 3, and would not if it were typed so.
    const isLinkable = found.children.every(({ type }) => LINKABLE.has(type)) && !/[\r\n]/.test(written)
    return [...(isLinkable ? [`[${written}](card:${id})`] : []), toCardLink(question, id)]
  }
  return links().map((text) => ({ at, end: until, text }))
}

/** What a link may hold just as it is written. */
const LINKABLE: ReadonlySet<string> = new Set(['text', 'inlineCode', 'emphasis', 'strong'])

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
