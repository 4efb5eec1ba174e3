import type { CardId, FollowUp } from '#core/card/card.ts'

/** One line of a chain's outline. `C` says what is known of a card: its id, or whatever a page shows of it. */
export type Outline<C> =
  | CardLine<C>
  /** A question not yet asked. */
  | { readonly kind: 'open'; readonly text: string }
  /** A follow-up whose card does not exist. */
  | { readonly kind: 'broken'; readonly id: CardId; readonly text: string }

/** `repeated`: it was met before, further up the page; it is named here, and has its children there. */
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
 * at its first line, so that shared cards and cycles come to an end. Null when there is no such card.
 *
 * Works without recursion, so a chain may be any number of cards deep. Who walks the result with recursion (JSON does)
 * is good for some thousands of levels.
 */
export function outline<C>(root: CardId, source: OutlineSource<C>): CardLine<C> | null {
  if (!source.exists(root)) return null
  const met = new Set<CardId>()
  const way: { readonly followUps: Iterator<FollowUp>; readonly children: Outline<C>[] }[] = []
  const open = (id: CardId): CardLine<C> => {
    const repeated = met.has(id)
    const children: Outline<C>[] = []
    met.add(id)
    if (!repeated) way.push({ followUps: source.followUpsOf(id).values(), children })
    return { kind: 'card', card: source.describe(id), children, repeated }
  }

  const top = open(root)
  for (let here = way.at(-1); here; here = way.at(-1)) {
    const next = here.followUps.next()
    if (next.done) way.pop()
    else if (next.value.kind === 'open') here.children.push({ kind: 'open', text: next.value.text })
    else if (source.exists(next.value.id)) here.children.push(open(next.value.id))
    else here.children.push({ kind: 'broken', id: next.value.id, text: next.value.text })
  }
  return top
}
