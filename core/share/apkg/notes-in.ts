import type { CardId } from '#core/card/card.ts'
import { htmlToText, MAX_HTML_CHARS } from '../html-text.ts'
import type { AnkiCard, AnkiCollection, AnkiNote, AnkiNoteType } from './collection.ts'
import { cardIdFor, cardOfGuid } from './ids.ts'
import { fill } from './template.ts'

/** A card of a package, as it becomes one of ours. */
export type CardIn = {
  readonly id: CardId
  /** In one line; empty if there is nothing to read on the front. */
  readonly title: string
  /** HTML */
  readonly front: string
  readonly back: string
  readonly deck: string
  readonly tags: readonly string[]
}

/** Why a card of a package becomes none of ours. */
export type LeftOut = 'no-note' | 'double' | 'empty' | 'too-long'

export type CardsIn = {
  readonly cards: readonly CardIn[]
  /** The card that each of the package's stands for, be there a file for it or not. */
  readonly ids: ReadonlyMap<number, CardId>
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

/** The cards of a collection. A note that makes several becomes as many. */
export function cardsIn({ col, notes, cards }: AnkiCollection): CardsIn {
  const noteOf = new Map(notes.map((note) => [note.id, note]))
  const [found, ids, seen] = [[] as CardIn[], new Map<number, CardId>(), new Set<CardId>()]
  const leftOut: Partial<Record<LeftOut, number>> = {}
  const leave = (why: LeftOut): void => {
    leftOut[why] = (leftOut[why] ?? 0) + 1
  }
  for (const card of cards) {
    const note = noteOf.get(card.nid)
    const noteType = note && col.models[String(note.mid)]
    if (!note || !noteType) {
      leave('no-note')
      continue
    }
    const id = cardIdFor(note.guid, card.ord)
    ids.set(card.id, id)
    const made = cardFrom(note, noteType, card)
    if (seen.has(id)) leave('double')
    else if (Math.max(made.front.length, made.back.length) > MAX_HTML_CHARS) leave('too-long')
    else if (made.title === '') leave('empty')
    else found.push({ id, ...made, deck: col.decks[String(card.odid || card.did)]?.name ?? '', tags: tagsOf(note) })
    seen.add(id)
  }
  return { cards: found, ids, leftOut }
}

const OTHER_SIDE = { front: 'qfmt', back: 'afmt' } as const

function cardFrom(
  note: AnkiNote,
  { type, flds, tmpls }: AnkiNoteType,
  { ord }: AnkiCard,
): Pick<CardIn, 'title' | 'front' | 'back'> {
  const values = note.flds.split('\u001f')
  // Of ours the fields are all there is to it: the third only says where the card is.
  if (cardOfGuid(note.guid) !== null) return { title: note.sfld, front: values[0] ?? '', back: values[1] ?? '' }
  const fields = Object.fromEntries(flds.map(({ name, ord: at }, i) => [name, values[at ?? i] ?? '']))
  const isGaps = type === 1
  const template = tmpls.find(({ ord: at }, i) => (at ?? i) === (isGaps ? 0 : ord))
  const side = (which: 'front' | 'back'): string =>
    template ? fill(template[OTHER_SIDE[which]], { fields, gap: isGaps ? ord + 1 : null, side: which }) : ''
  const front = side('front')
  const title = titleOf(front)
  // A template that asks nothing: then the first field is what is asked.
  return title === ''
    ? { title: titleOf(values[0] ?? ''), front: values[0] ?? '', back: side('back') }
    : { title, front, back: side('back') }
}

/** What stands in front; where that is only a picture, its name. */
const titleOf = (html: string): string => htmlToText(html) || (/<img[^>]*\bsrc=["']?([^"'>]+)/i.exec(html)?.[1] ?? '')

/** Marks that Anki itself makes of a note; they say nothing about what it is about. */
const MARKS = ['leech', 'marked']

const tagsOf = ({ tags }: AnkiNote): readonly string[] => [
  ...new Set(tags.split(/\s+/).filter((tag) => tag !== '' && !MARKS.includes(tag.toLowerCase()))),
]
