import { keyOf } from '#core/card/add-follow-up.ts'
import { type AskingCard, askingInTurn } from '#core/store/open-questions.ts'
import { keptCards } from './kept-cards.ts'

/** A card that asks a question in its stage 6, in these words. */
export type Asking = { readonly card: Pick<AskingCard, 'id' | 'title' | 'lang'>; readonly text: string }

export type AskedQuestion = {
  /** As the first of those who ask it puts it. */
  readonly text: string
  /** BCP 47 */
  readonly lang: string
  readonly askings: readonly Asking[]
  /** Calendar days on which the first and the last of the cards that ask it were made. */
  readonly from: string
  readonly to: string
}

/** The cards that ask anything, with what they ask. */
export const openQuestions = keptCards('inbox', async function* (tx, ids) {
  for await (const some of askingInTurn(tx, ids)) yield some.map((card) => [card.id, card] as const)
})

/** What these cards ask, each question once however it is spaced and ends: those asked most often first, then the latest. */
export function askedIn(cards: readonly AskingCard[]): readonly AskedQuestion[] {
  const groups = new Map<string, AskedQuestion[]>()
  for (const { id, title, lang, created, open } of cards) {
    for (const text of open) {
      const one = { text, lang, askings: [{ card: { id, title, lang }, text }], from: created, to: created }
      const key = keyOf(text)
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return [...groups.values()].flatMap((same) => together(same)).sort(byTimes)
}

/** Questions that are the same as one, in the words of the one asked first. None: none. */
export function together(same: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const [first] = same.toSorted((a, b) => compare(a.from, b.from) || compare(askerOf(a), askerOf(b)))
  if (first === undefined || same.length < 2) return same
  const askings = same.flatMap((one) => one.askings)
  const to = same.reduce((latest, one) => (one.to > latest ? one.to : latest), first.to)
  return [{ ...first, askings, to }]
}

export const byTimes = (a: AskedQuestion, b: AskedQuestion): number =>
  b.askings.length - a.askings.length || compare(b.to, a.to) || compare(a.text, b.text)

const askerOf = ({ askings: [first] }: AskedQuestion): string => first?.card.id ?? ''

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
