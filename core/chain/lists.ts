// Many short lists of numbers in two arrays: a library of a hundred thousand cards takes no more than a moment.

/** List number `i` is `items` from `start[i]` up to `start[i + 1]`. */
export type Lists = { readonly start: Uint32Array; readonly items: Uint32Array }

/** Sorts numbers of edges into one list for each card, by `cardOf[edge]`, each in the order in which they came. */
export function listsBy(cardOf: Uint32Array, cards: number, edges: Uint32Array): Lists {
  const start = new Uint32Array(cards + 1)
  for (let i = 0; i < edges.length; i += 1) {
    const card = at(cardOf, at(edges, i))
    start[card + 1] = at(start, card + 1) + 1
  }
  for (let card = 0; card < cards; card += 1) start[card + 1] = at(start, card + 1) + at(start, card)
  const free = start.slice()
  const items = new Uint32Array(edges.length)
  for (let i = 0; i < edges.length; i += 1) {
    const edge = at(edges, i)
    const card = at(cardOf, edge)
    const place = at(free, card)
    items[place] = edge
    free[card] = place + 1
  }
  return { start, items }
}

/** List number `card`, without copying. */
export function list({ start, items }: Lists, card: number): Uint32Array {
  return items.subarray(start[card], start[card + 1])
}

/** An index out of range is a bug of ours: loud rather than `undefined` passing for a number. */
export function at(numbers: Uint32Array, index: number): number {
  const number = numbers[index]
  if (number === undefined) throw new RangeError(`no item ${index}`)
  return number
}
