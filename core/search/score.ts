import { byKind } from './document.ts'
import { FIELDS, LENGTH_SHARE, WEIGHT, type Field } from './fields.ts'
import { fromByte, ROW } from './length.ts'
import type { Plan } from './plan.ts'
import { countOf, documentOf, fieldOf, numberOfField } from './posting.ts'
import type { Tally } from './tally.ts'
import type { Volume } from './volume.ts'

/** `document`: its number in its volume. */
export type Candidate = {
  readonly volume: Volume
  readonly document: number
  readonly key: string
  readonly score: number
}

/** `allowed`: 1 for each document that may be found. */
export type Open = { readonly volume: Volume; readonly allowed: Uint8Array }

export type Limits = {
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

/** As long as a volume, and all zero between one question and the next. */
type Sheet = {
  readonly scores: Float32Array
  readonly covered: Float32Array
  readonly best: Float32Array
  readonly turns: Uint8Array
}

const newSheet = (size: number): Sheet => ({
  scores: new Float32Array(size),
  covered: new Float32Array(size),
  best: new Float32Array(size),
  turns: new Uint8Array(size),
})

/**
 * Scores documents as BM25F does (Robertson and Zaragoza 2009): what stands in the fields of a document is weighed and added
 * up before it is saturated. What has only some of what was asked for loses by the square of what it misses, so that those with
 * all of it come first.
 */
export function newScorer(tally: Tally) {
  const sheets = new WeakMap<Volume, Sheet>()
  const sheetOf = (volume: Volume): Sheet => {
    const known = sheets.get(volume)
    if (known && known.turns.length >= volume.part.size()) return known
    const sheet = newSheet(volume.live.length)
    sheets.set(volume, sheet)
    return sheet
  }

  return (open: readonly Open[], { groups, asked }: Plan, { fields, most }: Limits) => {
    const norms = lengthNorms(tally, fields)
    const runs = open.map(({ volume, allowed }) => {
      const seen: number[] = []
      return { volume, seen, sheet: sheetOf(volume), take: newTaker(volume, allowed, sheetOf(volume), seen, norms) }
    })
    for (const [g, { alternatives, weight, share, documents }] of groups.entries()) {
      const isShut =
        g >= 2 &&
        documents > tally.documents() * COMMON &&
        runs.reduce((sum, { seen }) => sum + seen.length, 0) >= ENOUGH
      for (const { volume, take } of runs) {
        for (const { term, fit } of alternatives)
          take(volume.part.postings(term), { gain: weight * fit, turn: g + 1, share, isShut })
      }
    }
    const best = newBest(most)
    for (const { volume, seen, sheet } of runs) {
      for (const document of seen) {
        const share = Math.min(1, (sheet.covered[document] ?? 0) / asked)
        if (share >= MIN_SHARE) best.take(volume, document, (sheet.scores[document] ?? 0) * share ** 2)
        sheet.scores[document] = sheet.covered[document] = sheet.turns[document] = 0
      }
    }
    return best.chosen
  }
}

/** What a term adds. `turn`: which of the things asked for it stands for. `isShut`: only to what was found already. */
type Gain = { readonly gain: number; readonly turn: number; readonly share: number; readonly isShut: boolean }

/** Adds up, in a sheet, what the documents of a volume have. `seen`: those that have something. */
function newTaker({ part }: Volume, allowed: Uint8Array, sheet: Sheet, seen: number[], norms: Float32Array) {
  const { scores, covered, best, turns } = sheet
  const lengths = part.lengths()
  return (list: Uint32Array, { gain, turn, share, isShut }: Gain): void => {
    for (let i = 0; i < list.length;) {
      const document = documentOf(list[i] ?? 0)
      const before = turns[document] ?? 0
      if (allowed[document] !== 1 || (isShut && before === 0)) {
        i += 1
        continue
      }
      let found = 0
      for (; i < list.length && documentOf(list[i] ?? 0) === document; i += 1) {
        const one = list[i] ?? 0
        const field = fieldOf(one)
        found += countOf(one) * (norms[(field << 8) | (lengths[document * ROW + field] ?? 0)] ?? 0)
      }
      if (found === 0) continue
      if (before === 0) seen.push(document)
      const score = (gain * found) / (found + SATURATION)
      // Of the terms that stand for one thing asked for, a document counts the best.
      if (before !== turn) {
        turns[document] = turn
        covered[document] = (covered[document] ?? 0) + share
        scores[document] = (scores[document] ?? 0) + score
        best[document] = score
      } else if (score > (best[document] ?? 0)) {
        scores[document] = (scores[document] ?? 0) + score - (best[document] ?? 0)
        best[document] = score
      }
    }
  }
}

/** Keeps the `most` best of each kind, best first; of equals those whose keys come first. */
export function newBest(most: number) {
  const chosen = byKind((): Candidate[] => [])
  return {
    chosen,
    take: (volume: Volume, document: number, score: number): void => {
      const list = chosen[volume.part.kindOf(document)]
      const last = list.length < most ? null : list.at(-1)
      if (last && score < last.score) return
      const candidate = { volume, document, key: volume.part.keyOf(document), score }
      if (last && !isBefore(candidate, last)) return
      let at = last ? most - 1 : list.length
      for (let worse = list[at - 1]; worse && isBefore(candidate, worse); worse = list[at - 1]) {
        list[at] = worse
        at -= 1
      }
      list[at] = candidate
    },
  }
}

/** Documents of one key stand in one volume, in their order. */
const isBefore = (a: Candidate, b: Candidate): boolean =>
  a.score !== b.score ? a.score > b.score : a.key !== b.key ? a.key < b.key : a.document < b.document

/** Of each field, and each byte that a length may be: what one occurrence counts. */
function lengthNorms(tally: Tally, fields: readonly Field[] | null): Float32Array {
  const norms = new Float32Array(ROW * 256)
  for (const field of fields ?? FIELDS) {
    const number = numberOfField(field)
    const [share, mean] = [LENGTH_SHARE[field], tally.meanLength(number)]
    for (let byte = 0; byte < 256; byte += 1)
      norms[(number << 8) | byte] = WEIGHT[field] / (1 - share + (share * fromByte(byte)) / mean)
  }
  return norms
}
