import { fromByte, ROW } from './length.ts'

/** How many documents an index has, and how long their fields are. */
export type Tally = {
  /** @param lengths rows, as length.ts has them @param sign 1: the document came; -1: it went */
  readonly count: (lengths: Uint8Array, document: number, sign: 1 | -1) => void
  readonly documents: () => number
  /** The mean length of a field, in terms, at least 1. */
  readonly meanLength: (field: number) => number
}

export function newTally(): Tally {
  // Lengths are multiples of a power of two: their sum is the same in whatever order they come and go.
  const totals = new Float64Array(ROW)
  let documents = 0
  return {
    count: (lengths, document, sign) => {
      documents += sign
      for (let field = 0; field < ROW; field += 1) {
        const byte = lengths[document * ROW + field] ?? 0
        if (byte !== 0) totals[field] = (totals[field] ?? 0) + sign * fromByte(byte)
      }
    },
    documents: () => documents,
    meanLength: (field) => Math.max(1, (totals[field] ?? 0) / Math.max(1, documents)),
  }
}
