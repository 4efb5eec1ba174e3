import { fieldOf } from '../practice/[cardId]/_attempt/http.ts'
import { parseKept, storage } from '../_ui/storage.ts'

/** A card that was opened in this browser. `lang`: BCP 47. */
export type Recent = { readonly id: string; readonly title: string; readonly lang: string }

const KEY = 'zhuiwen-recent'
const MOST = 12

/** The cards that were opened lately, the last one first. */
export const recentCards = (): readonly Recent[] =>
  storage([], (local) => {
    const kept = parseKept(local.getItem(KEY))
    return Array.isArray(kept) ? kept.flatMap((one) => recentIn(one) ?? []) : []
  })

/** Puts a card in front, as it is called now. */
export function keepRecent(card: Recent): void {
  const others = recentCards().filter(({ id }) => id !== card.id)
  storage(undefined, (local) => local.setItem(KEY, JSON.stringify([card, ...others].slice(0, MOST))))
}

function recentIn(value: unknown): Recent | null {
  const [id, title, lang] = [fieldOf(value, 'id'), fieldOf(value, 'title'), fieldOf(value, 'lang')]
  return typeof id === 'string' && typeof title === 'string' && typeof lang === 'string' ? { id, title, lang } : null
}
