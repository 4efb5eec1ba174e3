import path from 'node:path'
import type { CardId } from './card.ts'
import { STAGES, type StageId } from './stages.ts'

/** `[[name]]`, `[[name|label]]`, `[[name#stage]]`: a link to a card by its title, the name of its file or its id. */
export type Wikilink = { readonly name: string; readonly stage: StageId | null }

/** The longest name that is looked for; a longer one is text. */
export const MAX_NAME = 300

/** The scheme by which a wikilink goes from the parser to whoever looks for links. Authors need not know it. */
const SCHEME = 'wiki:'

/** What stands between the brackets, as an address and as words. */
export function readInside(inside: string): { readonly url: string; readonly label: string } {
  // In a table a bar has to be written so, and is one all the same.
  const [target = '', ...rest] = inside.replaceAll(String.raw`\|`, '|').split('|')
  const words = rest.join('|').trim()
  return { url: SCHEME + encodeURIComponent(wellFormed(target.trim())), label: words || target.trim() }
}

/** The wikilink of an address. Null: it is another one. */
export function readWikiUrl(url: string): Wikilink | null {
  if (!url.startsWith(SCHEME)) return null
  const target = decoded(url.slice(SCHEME.length))
  const [, before = '', after] = /^(.*?)(?:#([a-z]+))?$/su.exec(target) ?? []
  const stage = STAGES.find((one) => one === after)
  const name = stage === undefined ? target : before
  return nameKey(name) === '' ? null : { name, stage: stage ?? null }
}

/** Names that differ in nothing but case, width, white space or the mark at the end are the same. */
export const nameKey = (name: string): string =>
  cut(
    cut(wellFormed(name))
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  ).replace(/[\s.。?!…]+$/u, '')

/** Not longer than a name may be, and not with half a character at the end. */
const cut = (text: string): string => text.slice(0, MAX_NAME).replace(/[\uD800-\uDBFF]$/, '')

/** A name of a card, folded. Of two cards of one name the one with the lower rank is meant: 0 its id, 1 its title, 2 its file. */
export type Name = { readonly name: string; readonly rank: number }

/** What a card may be called, each name once. */
export function namesOf(card: { readonly id: CardId; readonly title: string }, file: string): readonly Name[] {
  const all = [card.id, card.title, path.posix.parse(file).name].map((name, rank) => ({ name: nameKey(name), rank }))
  return all.filter(({ name }, i) => name !== '' && all.findIndex((one) => one.name === name) === i)
}

/** Whether a title can stand between the brackets as it is. */
export const isNameable = (title: string): boolean =>
  title.length <= MAX_NAME && !/[[\]|#\\\r\n]|^\^/.test(title) && title.trim() === title && nameKey(title) !== ''

/** A wikilink to a title; `label` null: its words are the title. */
export const writeWikilink = (title: string, label: string | null, stage: StageId | null): string =>
  `[[${title}${stage === null ? '' : `#${stage}`}${label === null ? '' : `|${label}`}]]`

/** A wikilink by the id of a card, from what stands between the brackets of another; its words stay. `bar`: what is put before them. */
export function writeById(inside: string, id: CardId, bar: '|' | '\\|'): string {
  const [, target = '', before = bar, words = ''] = /^(.*?)(?:(\\?\|)(.*))?$/su.exec(inside) ?? []
  const stage = readWikiUrl(readInside(target).url)?.stage
  return `[[${id}${stage ? `#${stage}` : ''}${before}${words.trim() === '' ? target.trim() : words}]]`
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** What was percent-encoded; as it is where it was not. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
