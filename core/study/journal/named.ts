import type { CardId } from '#core/card/card.ts'
import type { JournalEvent } from '#core/journal/event.ts'
import { ofKind } from '#core/journal/lines.ts'
import { allOwners, ownerAmong } from '#core/store/card-aliases.ts'
import { briefs, type StoredBrief } from '#core/store/cards.ts'
import { referencesInTurn } from '#core/store/references.ts'
import type { Context } from '../context.ts'

/** A card as a line of the journal names it; one whose file is gone by its id. */
export type NamedCard = Pick<StoredBrief, 'id' | 'title' | 'lang'>

/** What the things are called that events are about. */
export type Names = {
  readonly card: (id: CardId) => NamedCard
  /** Of a reference that has gone from its card since: its address. */
  readonly reference: (cardId: CardId, url: string) => string
}

/** Looks up what events name, as it is called now. */
export async function namesIn({ db }: Context, events: readonly JournalEvent[]): Promise<Names> {
  const owners = await allOwners(db)
  const ownerOf = (id: CardId): CardId => owners.get(id) ?? id
  const ids = events.flatMap((event) => [
    ...('cardId' in event && event.cardId !== null ? [event.cardId] : []),
    ...(event.kind === 'opened' && event.by !== null ? [event.by] : []),
  ])
  const known = await briefs(db, [...new Set(ids.map(ownerOf))])
  const titles = new Map<string, string>()
  const reading = new Set(ofKind(events, 'read').map(({ cardId }) => cardId))
  for await (const cards of referencesInTurn(db, [...reading])) {
    for (const { id, references } of cards) {
      for (const { url, title } of references) titles.set(`${id} ${url}`, title)
    }
  }
  return {
    card: (given) => {
      const id = ownerOf(given)
      return nameOf(id, known.get(id))
    },
    reference: (cardId, url) => titles.get(`${cardId} ${url}`) ?? url,
  }
}

/** What a card is called. */
export async function cardName({ db }: Context, given: CardId): Promise<NamedCard> {
  const id = await ownerAmong(db, given)
  return nameOf(id, (await briefs(db, [id])).get(id))
}

const nameOf = (id: CardId, brief: StoredBrief | undefined): NamedCard => ({
  id,
  title: brief?.title ?? id,
  lang: brief?.lang ?? 'und',
})
