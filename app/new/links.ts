import type { Route } from 'next'
import type { AskedCard } from '#core/study/ask.ts'
import { editHref } from '../_ui/links.ts'

/** The form for a new card. `parent`: id of the card it follows from; `q`: its question. */
export function newHref(query: { readonly [name in 'parent' | 'q' | 'undone']?: string } = {}): Route {
  const asked = new URLSearchParams(query).toString()
  return (asked === '' ? '/new' : `/new?${asked}`) as Route
}

/** Where a card that was just made is written in: its question is there. `made` names what takes it back. */
export const madeHref = ({ id, batch }: AskedCard): Route => `${editHref(id, 'thought')}&made=${batch}` as Route
