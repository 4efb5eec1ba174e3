import { PRACTISE, PRACTISE_ALL, practiseHref, type DataCard } from '../contract.ts'
import { find, findAll, type Here } from './page.ts'

/** A card that is practised, on the page that has all of it. */
export type Practised = Here & {
  readonly card: DataCard
  readonly article: HTMLElement
  /** After this one all that follow. */
  readonly isAll: boolean
}

/** One screen of practice. */
export type View = {
  readonly element: HTMLElement
  /** Escape. Without one, practice is over. */
  readonly escape?: () => void
  readonly stop?: () => void
}

/** Where the next card in the order of the chain is practised. Null: this is the last. */
export function nextOf({ data, card, isAll }: Practised): { readonly href: string; readonly card: DataCard } | null {
  const next = data.cards.find(({ place }) => place === card.place + 1)
  return next ? { href: practiseHref(next, isAll ? PRACTISE_ALL : PRACTISE), card: next } : null
}

/** A copy of what a card says in one place. Names stay with the original. */
export function copyOf(article: HTMLElement, selector: string): HTMLElement | null {
  const original = find(selector, article)
  const copy = original?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return null
  copy.removeAttribute('id')
  for (const named of findAll('[id]', copy)) named.removeAttribute('id')
  return copy
}
