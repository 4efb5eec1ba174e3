import { CardId } from '../card.ts'
import { parseCard } from '../parse.ts'
import { importNote, type ImportedCard, type NoteOptions } from './note.ts'

/** Imports a text as the note of this name, with ids that are numbers. */
export function imported(text: string, options: Partial<NoteOptions> = {}) {
  const note = importNote(text, {
    name: 'note.md',
    topics: ['inbox'],
    today: '2026-11-23',
    find: { image: () => null, note: () => null },
    isVault: false,
    idsFor: (keys) => new Map(keys.map((key, i) => [key, CardId.parse(`q-card${i}`)])),
    ...options,
  })
  // The note's own card first.
  return { ...note, cards: note.cards.toReversed() }
}

/** The text of a card under the heading that holds these words, trimmed. Undefined: there is none. */
export function under(card: ImportedCard | undefined, words: string): string | undefined {
  const { source = '' } = card ?? {}
  const section = parseCard(source, '').card?.sections.find(({ heading }) => heading.includes(words))
  return section && source.slice(section.start, section.end).trim()
}
