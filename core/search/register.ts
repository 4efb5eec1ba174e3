import { KINDS, type Kind } from './document.ts'
import { fromByte, ROW } from './length.ts'
import type { Entry } from './part.ts'

/** The documents of an index by their numbers, those that are gone among them. */
export type Register = {
  readonly add: (entry: Entry, isLive: boolean) => void
  /** Takes out what belongs to a key. */
  readonly remove: (key: string) => void
  readonly has: (key: string) => boolean
  readonly keyOf: (document: number) => string
  readonly kindOf: (document: number) => Kind
  /** Of each document: 1 if it is there, 0 if it was taken out. */
  readonly live: () => Uint8Array
  /** Of each document: a row of lengths, as length.ts has them. */
  readonly lengths: () => Uint8Array
  /** The mean length of a field, in terms, at least 1. */
  readonly meanLength: (field: number) => number
  /** All numbers that were given. */
  readonly size: () => number
  /** Documents that are there. */
  readonly count: () => number
}

export function newRegister(): Register {
  const keys: string[] = []
  let [kinds, live, lengths] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64 * ROW)]
  const numbers = new Map<string, number[]>()
  const totals = new Float64Array(ROW)
  let count = 0

  const weigh = (document: number, sign: 1 | -1): void => {
    for (let field = 0; field < ROW; field += 1) {
      totals[field] = (totals[field] ?? 0) + sign * fromByte(lengths[document * ROW + field] ?? 0)
    }
    count += sign
  }
  return {
    add: ({ key, kind, lengths: row }, isLive) => {
      const document = keys.push(key) - 1
      if (document === kinds.length) [kinds, live, lengths] = [wider(kinds), wider(live), wider(lengths)]
      kinds[document] = KINDS.indexOf(kind)
      lengths.set(row, document * ROW)
      if (!isLive) return
      live[document] = 1
      weigh(document, 1)
      const others = numbers.get(key)
      if (others) others.push(document)
      else numbers.set(key, [document])
    },
    remove: (key) => {
      for (const document of numbers.get(key) ?? []) {
        live[document] = 0
        weigh(document, -1)
      }
      numbers.delete(key)
    },
    has: (key) => numbers.has(key),
    keyOf: (document) => keys[document] ?? '',
    kindOf: (document) => KINDS[kinds[document] ?? 0] ?? 'card',
    live: () => live,
    lengths: () => lengths,
    meanLength: (field) => Math.max(1, (totals[field] ?? 0) / Math.max(1, count)),
    size: () => keys.length,
    count: () => count,
  }
}

function wider(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const twice = new Uint8Array(bytes.length * 2)
  twice.set(bytes)
  return twice
}
