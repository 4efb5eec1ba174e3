import { FIELDS, type Field } from './fields.ts'
import { numberOfField } from './posting.ts'

/** Lengths in bytes: each step is about 4 % more, which is nearer than the formula they go into. */
const STEPS = 16
/** Parts of a term that are told apart: sums of such numbers are exact. */
const PARTS = 256
const LENGTHS = Float32Array.from({ length: 256 }, (_, byte) => Math.round(PARTS * (2 ** (byte / STEPS) - 1)) / PARTS)

/** A byte for a number of terms, up to some 60,000. */
export const toByte = (terms: number): number => Math.min(255, Math.round(STEPS * Math.log2(1 + terms)))
export const fromByte = (byte: number): number => LENGTHS[byte] ?? 0

/** Bytes a document takes in a table of lengths: one for each field that there is room for in a posting. */
export const ROW = 16

/** A document's lengths, of one field after the other. */
export function rowOfLengths(lengths: ReadonlyMap<Field, number>): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(ROW)
  for (const field of FIELDS) row[numberOfField(field)] = toByte(lengths.get(field) ?? 0)
  return row
}
