import type { ElementContent } from 'hast'
import { setImmediate } from 'node:timers/promises'
import type { SiteCard } from './chain.ts'
import { sealed } from './html.ts'
import type { Sheet } from './sheet.ts'

/** What a page that shows all cards says of each, made one after the other: others are let in between. */
export async function ofEach(
  { chain }: Sheet,
  write: (card: SiteCard) => ElementContent | readonly ElementContent[],
): Promise<readonly ElementContent[]> {
  const made: ElementContent[] = []
  for (const card of chain.cards) {
    made.push(...[write(card)].flat().map(sealed))
    await setImmediate()
  }
  return made
}
