import { notFound, redirect } from 'next/navigation'
import type { Route } from 'next'
import { CardId } from '#core/card/card.ts'
import { takenInBy } from '#core/store/card-aliases.ts'
import { idOfParam } from '../_ui/links.ts'
import { study } from './study.ts'

/** Where there is no card: leads on to the one that has taken it in, at the address that `hrefOf` gives; else there is no page. */
export async function leadOn(param: string, hrefOf: (id: CardId) => Route): Promise<never> {
  const owner = await ownerOf(param)
  return owner === null ? notFound() : redirect(hrefOf(owner))
}

/** The card that has taken in the one an address names. Null: none has. */
export async function ownerOf(param: string): Promise<CardId | null> {
  const id = CardId.safeParse(idOfParam(param))
  return id.success ? takenInBy((await study()).ctx.db, id.data) : null
}
