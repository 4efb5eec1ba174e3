import type { CardId, FollowUp } from '#core/card/card.ts'

/** One line of a chain's outline. `C` says what is known of a card: its id, or whatever a page shows of it. */
export type Outline<C> =
  | CardLine<C>
  /** A question not yet asked. */
  | { readonly kind: 'open'; readonly text: string }
  /** A follow-up whose card does not exist. */
  | { readonly kind: 'broken'; readonly id: CardId; readonly text: string }

/** `repeated`: it is only named here; nearer to the root, or further up, it stands with its children. */
export type CardLine<C> = {
  readonly kind: 'card'
  readonly card: C
  readonly children: readonly Outline<C>[]
  readonly repeated: boolean
}

export type OutlineSource<C> = {
  /** Stage 6 of a card that exists, in the author's order. */
  readonly followUpsOf: (id: CardId) => readonly FollowUp[]
  readonly exists: (id: CardId) => boolean
  /** What a line says of a card that exists; asked once for every line that names it. */
  readonly describe: (id: CardId) => C
}

/**
 * The chain of `root` as a tree to read from top to bottom: every card that follow-ups lead to is opened exactly once,
 * as near to the root as it can be, and only named where it is met again; so shared cards and cycles come to an end, and
 * the tree stays as shallow as the chain lets it. Null when there is no such card.
 *
 * Works without recursion, so a chain may be any number of cards deep. Who walks the result with recursion (JSON does)
 * is good for some thousands of levels.
 */
export function outline<C>(root: CardId, source: OutlineSource<C>): CardLine<C> | null {
  if (!source.exists(root)) return null
  const met = new Set<CardId>()
  const opened: { readonly id: CardId; readonly children: Outline<C>[] }[] = []
  const line = (id: CardId): CardLine<C> => {
    const repeated = met.has(id)
    const children: Outline<C>[] = []
    met.add(id)
    if (!repeated) opened.push({ id, children })
    return { kind: 'card', card: source.describe(id), children, repeated }
  }

  const top = line(root)
  // The list grows while it is walked: level by level, as cards are met.
  for (const { id, children } of opened) {
    for (const item of source.followUpsOf(id)) {
      if (item.kind === 'open') children.push({ kind: 'open', text: item.text })
      else if (source.exists(item.id)) children.push(line(item.id))
      else children.push({ kind: 'broken', id: item.id, text: item.text })
    }
  }
  return top
}
