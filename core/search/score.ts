import { FIELDS, KINDS, LENGTH_SHARE, WEIGHT, type Field, type Kind } from './document.ts'
import { fromByte, ROW } from './length.ts'
import type { Part } from './part.ts'
import type { Plan } from './plan.ts'
import { countOf, documentOf, fieldOf, numberOfField, type Posting } from './posting.ts'
import type { Register } from './register.ts'

/** Where the parts of an index begin in the numbers of all its documents. */
export type Placed = { readonly part: Part; readonly first: number }

export type Candidate = { readonly document: number; readonly score: number }

export type Limits = {
  /** 1 for each document that may be found. */
  readonly allowed: Uint8Array
  /** Where to look. Null: everywhere. */
  readonly fields: readonly Field[] | null
  /** Candidates wanted of each kind. */
  readonly most: number
}

/** Halfway to all that one term can give: about three times in the body, or once in half a title (k1 of BM25, in weights). */
const SATURATION = 3.6
/** A term of so many documents finds no further ones where there are enough already. */
const COMMON = 0.05
const ENOUGH = 200
/** What has less of what was asked for has it by chance. */
const MIN_SHARE = 0.15

/**
 * Scores documents as BM25F does (Robertson and Zaragoza 2009): what stands in the fields of a document is weighed and added
 * up before it is saturated. What has only some of what was asked for loses by the square of what it misses, so that those with
 * all of it come first. Arrays that are as long as the index are kept from one question to the next.
 */
export function newScorer(register: Register) {
  let [scores, covered, best, turns] = [
    new Float32Array(0),
    new Float32Array(0),
    new Float32Array(0),
    new Uint8Array(0),
  ]

  return (
    parts: readonly Placed[],
    { groups, asked }: Plan,
    limits: Limits,
  ): ReadonlyMap<Kind, readonly Candidate[]> => {
    if (scores.length < register.size()) {
      const size = register.size() * 2
      ;[scores, covered, best] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)]
      turns = new Uint8Array(size)
    }
    const weights = fieldWeights(limits.fields)
    const norms = lengthNorms(register)
    const lengths = register.lengths()
    const { allowed } = limits
    const seen: number[] = []

    const take = (
      first: number,
      list: ArrayLike<Posting>,
      gain: number,
      turn: number,
      share: number,
      isShut: boolean,
    ): void => {
      for (let i = 0; i < list.length;) {
        const document = documentOf(list[i] ?? 0)
        const number = first + document
        let found = 0
        for (; i < list.length && documentOf(list[i] ?? 0) === document; i += 1) {
          const one = list[i] ?? 0
          const field = fieldOf(one)
          const length = lengths[number * ROW + field] ?? 0
          found += ((weights[field] ?? 0) * countOf(one)) / (norms[(field << 8) | length] ?? 1)
        }
        if (found === 0 || allowed[number] !== 1) continue
        const before = turns[number] ?? 0
        if (before === 0) {
          if (isShut) continue
          seen.push(number)
        }
        const score = (gain * found) / (found + SATURATION)
        // Of the terms that stand for one thing asked for, a document counts the best.
        if (before !== turn) {
          turns[number] = turn
          covered[number] = (covered[number] ?? 0) + share
          scores[number] = (scores[number] ?? 0) + score
          best[number] = score
        } else if (score > (best[number] ?? 0)) {
          scores[number] = (scores[number] ?? 0) + score - (best[number] ?? 0)
          best[number] = score
        }
      }
    }

    for (const [g, { alternatives, weight, share, documents }] of groups.entries()) {
      const isShut = g >= 2 && documents > register.count() * COMMON && seen.length >= ENOUGH
      for (const { part, first } of parts) {
        for (const { term, fit } of alternatives) take(first, part.postings(term), weight * fit, g + 1, share, isShut)
      }
    }

    const chosen = new Map<Kind, Candidate[]>(KINDS.map((kind) => [kind, []]))
    for (const document of seen) {
      const share = Math.min(1, (covered[document] ?? 0) / asked)
      const score = (scores[document] ?? 0) * share ** 2
      if (share >= MIN_SHARE) insert(chosen.get(register.kindOf(document)) ?? [], { document, score }, limits.most)
      scores[document] = covered[document] = turns[document] = 0
    }
    return chosen
  }
}

/** Keeps the `most` best, best first; of equals the one that came in first. */
function insert(chosen: Candidate[], candidate: Candidate, most: number): void {
  if (chosen.length === most && candidate.score <= (chosen[most - 1]?.score ?? 0)) return
  let at = chosen.length < most ? chosen.length : most - 1
  for (; at > 0 && isBefore(candidate, chosen[at - 1]); at -= 1) {
    const worse = chosen[at - 1]
    if (worse) chosen[at] = worse
  }
  chosen[at] = candidate
}

const isBefore = (a: Candidate, b: Candidate | undefined): boolean =>
  b === undefined || a.score > b.score || (a.score === b.score && a.document < b.document)

function fieldWeights(fields: readonly Field[] | null): Float32Array {
  const weights = new Float32Array(ROW)
  for (const field of fields ?? FIELDS) weights[numberOfField(field)] = WEIGHT[field]
  return weights
}

/** Of each field, and each byte that a length may be: what a count is divided by. */
function lengthNorms(register: Register): Float32Array {
  const norms = new Float32Array(ROW * 256)
  for (const field of FIELDS) {
    const number = numberOfField(field)
    const [share, mean] = [LENGTH_SHARE[field], register.meanLength(number)]
    for (let byte = 0; byte < 256; byte += 1) norms[(number << 8) | byte] = 1 - share + (share * fromByte(byte)) / mean
  }
  return norms
}
