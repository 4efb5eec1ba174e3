import type { CardId } from '#core/card/card.ts'
import { decoded, nameKey } from '#core/card/wikilink.ts'
import { cardsNamed } from '#core/store/names.ts'
import { study } from './study.ts'

/** The card that an address like `/q/~title` means, as wikilinks have it where nobody looked it up. Null: it names none. */
export async function cardOfName(param: string): Promise<CardId | null> {
  const written = decoded(param)
  if (!written.startsWith('~')) return null
  const name = nameKey(written.slice(1))
  return (await cardsNamed((await study()).ctx.db, [name])).get(name) ?? null
}
