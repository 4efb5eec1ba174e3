import type { CardId } from '#core/card/card.ts'

/** A note of the vault. */
export type Note = {
  /** From the folder of the vault down, without `.md`. */
  readonly path: string
  readonly title: string
}

export type DemoNote = Note & {
  /** What is built, or run. */
  readonly lang: string
  readonly source: string
}

/** What there is in the vault for links to lead to. */
export type Vault = {
  readonly card: (id: CardId) => Note | null
  /** By a name, folded. */
  readonly named: (name: string) => Note | null
  /** Where a copy of a file of the content folder lies, from the folder of the vault down. Null: there is no such file. */
  readonly attachment: (path: string) => string | null
  readonly demo: (id: string) => DemoNote | null
}

/** A link of Obsidian. `label`: its words, if they are others than the title. `bar`: what stands before them; in a table `\|`. */
export function wikilink({ path, title }: Note, label: string | null = null, bar: '|' | '\\|' = '|'): string {
  const words = (label ?? title)
    .replace(/[[\]|\\\p{Cc}\p{Surrogate}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `[[${path}${bar}${words === '' ? path : words}]]`
}

/** The address of a file of the vault as it is written in a note. */
export function addressFrom(note: string, to: string): string {
  const up = '../'.repeat(note.split('/').length - 1)
  const escaped = (name: string): string =>
    encodeURIComponent(name).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'))
  return up + to.split('/').map(escaped).join('/')
}
