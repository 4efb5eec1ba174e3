import path from 'node:path'
import type { Card } from '#core/card/card.ts'
import type { NewNames } from '#core/card/rename-wikilinks.ts'
import { type Name, nameKey, namesOf } from '#core/card/wikilink.ts'
import { cardsNamedBeside } from '#core/store/names.ts'
import type { Context } from './context.ts'

/** What a card is called: its title, and its file by its path in the content folder. */
export type Called = Pick<Card, 'title'> & { readonly path: string }

/**
 * Names that mean the card now and will no longer, and what is said instead: its title, or the name of its file. Of two cards
 * of one title the other may be the one that is meant, before or after.
 */
export async function newNames(ctx: Context, before: Pick<Card, 'id'> & Called, after: Called): Promise<NewNames> {
  const [old, now] = [namesOf(before, before.path), namesOf({ id: before.id, title: after.title }, after.path)]
  const others = await cardsNamedBeside(
    ctx.db,
    before.id,
    [...old, ...now].map(({ name }) => name),
  )
  const isMeant = ({ name, rank }: Name): boolean => {
    const other = others.get(name)
    return other === undefined || rank < other.rank || (rank === other.rank && before.id < other.id)
  }
  const meant = new Set(now.filter(isMeant).map(({ name }) => name))
  const isTitle = nameKey(before.title)
  return new Map(
    old
      .filter((one) => isMeant(one) && !meant.has(one.name))
      .map(({ name }) => {
        const text = name === isTitle ? after.title : path.posix.parse(after.path).name
        return [name, { text, isName: meant.has(nameKey(text)) }]
      }),
  )
}
