import { FIELDS, type Field } from './fields.ts'

/**
 * That a term stands in a field of a document, and how often, in one number: document, field and count. Lists of them are in
 * ascending order, so that those of one document stand together.
 */
export type Posting = number

/** More often than this counts as this often. */
const MOST = 15
/** So many documents a part may have, that a posting stays a small integer. */
export const MAX_DOCUMENTS = 2 ** 22

export const posting = (document: number, field: number, count: number): Posting =>
  (document << 8) | (field << 4) | Math.min(count, MOST)
export const documentOf = (one: Posting): number => one >>> 8
export const fieldOf = (one: Posting): number => (one >>> 4) & 15
export const countOf = (one: Posting): number => one & 15

export const numberOfField = (field: Field): number => FIELDS.indexOf(field)

/** The number of documents in a list of postings. */
export function documentsIn(postings: ArrayLike<Posting>): number {
  let [documents, last] = [0, -1]
  for (let i = 0; i < postings.length; i += 1) {
    const document = documentOf(postings[i] ?? 0)
    if (document !== last) documents += 1
    last = document
  }
  return documents
}

/** Writes the list as bytes: how far it is to the next document, seven bits a byte, then field and count. */
export function encode(postings: ArrayLike<Posting>, push: (byte: number) => void): void {
  let last = 0
  for (let i = 0; i < postings.length; i += 1) {
    const one = postings[i] ?? 0
    let step = documentOf(one) - last
    last = documentOf(one)
    for (; step > 127; step >>>= 7) push((step & 127) | 128)
    push(step)
    push(one & 255)
  }
}

/** Reads the list that stands in these bytes. What it answers holds until the next is read. */
export function decode(bytes: Uint8Array, start: number, end: number): Uint32Array {
  // No posting takes less than two bytes.
  const most = (end - start) >>> 1
  if (scratch.length < most) scratch = new Uint32Array(most * 2)
  let [at, length, document] = [start, 0, 0]
  while (at < end) {
    let [step, shift, byte] = [0, 0, bytes[at] ?? 0]
    for (; byte > 127; byte = bytes[(at += 1)] ?? 0) {
      step |= (byte & 127) << shift
      shift += 7
    }
    document += step | (byte << shift)
    scratch[length] = (document << 8) | (bytes[at + 1] ?? 0)
    length += 1
    at += 2
  }
  return scratch.subarray(0, length)
}

let scratch = new Uint32Array(4096)
