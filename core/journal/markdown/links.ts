import { resolveUrl } from '#core/card/render/urls.ts'
import { addressFrom, type Note, type Vault, wikilink } from './vault.ts'

/** Where something is written that may lead elsewhere. */
export type Place = {
  readonly vault: Vault
  /** The card's file, relative to the content folder: what relative addresses start from. */
  readonly file: string
  /** The note that it becomes part of: from the folder of the vault down, without `.md`. */
  readonly note: string
  readonly isInTable: boolean
}

/** The words of a link: as such, and as they are written, with their marks. */
export type Words = { readonly plain: string; readonly written: string }

/**
 * A link that leads to the note of a card, or to the copy of a file. One that leads nowhere from here becomes its words.
 * @param web what becomes of one that leads out: `same`, null, as it is written already; `whole`: it is written out
 */
export function writeLink(url: string, words: Words, at: Place, web: 'same' | 'whole' = 'same'): string | null {
  const target = resolveUrl(url, at.file)
  switch (target.kind) {
    case 'web':
    case 'mail':
      return web === 'same' ? null : `[${words.written}](<${target.href}>)`
    case 'card':
      return toNote(at.vault.card(target.id), words.plain, at) ?? words.written
    case 'name':
      return toNote(at.vault.named(target.name), words.plain, at) ?? plain(words.plain)
    case 'media': {
      const place = at.vault.attachment(pathOf(target.href))
      return place === null ? words.written : `[${words.written}](${addressFrom(at.note, place)})`
    }
    default:
      // It leads to a place within the program, or nowhere.
      return words.written
  }
}

const toNote = (note: Note | null, words: string, { isInTable }: Place): string | null =>
  note && wikilink(note, words, isInTable ? '\\|' : '|')

/** An image, of the copy of its file; one that is not there is named. */
export function writeImage(url: string, alt: string, at: Place): string {
  const target = resolveUrl(url, at.file)
  if (target.kind === 'web') return `![${plain(alt)}](<${target.href}>)`
  const place = target.kind === 'media' ? at.vault.attachment(pathOf(target.href)) : null
  return place === null ? plain(alt) : `![${plain(alt)}](${addressFrom(at.note, place)})`
}

/** Words on one line in which every mark is a letter like others. An underscore within a word is none. */
export const plain = (words: string): string =>
  words
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ')
    .replace(/[[\]<>|\\`*~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[#>+-](?= )/gu, '\\$&')
    .replace(OBSIDIAN, '\\$&')
    .trim()

/** What is a mark in Obsidian alone: `#tag`, `%%what nobody sees%%`, `==light==`, and a name of the line at its end: ` ^name`. */
const OBSIDIAN = /(?<!\S)#(?=[^\s#])|%(?=%)|(?<=%)%|=(?==[^\s=])|(?<=\s)\^(?=[\w-]+$)/gm

/** Brackets that were no link where their author wrote them, and might be one when what follows is on their line. */
const OPEN_BRACKETS = /(?<=(?<!\\)(?:\\\\)*)\[(?=\[)/g

/** Text as its author wrote it, in which what is a mark in Obsidian alone is a letter like others. */
export const unmarked = (text: string): string => text.replace(OBSIDIAN, '\\$&').replace(OPEN_BRACKETS, '\\$&')

const pathOf = (href: string): string => href.split('/').slice(2).map(decodeURIComponent).join('/')
