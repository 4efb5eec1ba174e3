import { isNear, MIN_TYPO, spelled, type Spelled } from './near.ts'
import type { Term } from './terms.ts'

/** A term's place in the vocabulary. */
export type TermId = number

/** A term that stands for one that was typed, and how well, 0..1. */
export type StandIn = { readonly id: TermId; readonly fit: number }

export type Vocabulary = {
  readonly add: (term: Term) => TermId
  /**
   * The term itself, and what it may become where it is a word half typed (`start`: as it was typed so far). For an
   * unknown word what it may be misspelt from. Best first.
   */
  readonly standIns: (term: Term, start: string | null) => readonly StandIn[]
  readonly weightOf: (id: TermId) => number
}

/** Words a half-typed one may become at most: the rest of them could not tell questions apart. */
const MAX_ENDINGS = 200
const ENDING_FIT = 0.85
const TYPO_FIT = 0.75

/**
 * All terms of an index, each with a number.
 * @param isUsed whether any text still has the term: others stand for nothing
 */
export function newVocabulary(isUsed: (id: TermId) => boolean): Vocabulary {
  const ids = new Map<string, TermId>()
  const weights: number[] = []
  const words: Spelled[] = []
  let inOrder: readonly string[] = []

  /** Words that begin like this, in alphabetical order. */
  const endings = (start: string): readonly string[] => {
    if (inOrder.length !== words.length) inOrder = words.map(({ text }) => text).sort()
    let [low, high] = [0, inOrder.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inOrder[middle] ?? '') < start) low = middle + 1
      else high = middle
    }
    const found: string[] = []
    for (let at = low; found.length < MAX_ENDINGS && inOrder[at]?.startsWith(start); at += 1) {
      found.push(inOrder[at] ?? '')
    }
    return found
  }
  const toIds = (texts: readonly string[], fit: number): StandIn[] =>
    texts.flatMap((text) => {
      const id = ids.get(text)
      return id !== undefined && isUsed(id) ? [{ id, fit }] : []
    })

  return {
    add: ({ kind, text, weight }) => {
      const known = ids.get(text)
      if (known !== undefined) return known
      const id = weights.push(weight) - 1
      ids.set(text, id)
      if (kind === 'word') words.push(spelled(text))
      return id
    },
    standIns: ({ kind, text }, start) => {
      const own = toIds([text], 1)
      if (kind !== 'word') return own
      const longer = start !== null && start.length > 1 ? endings(start).filter((word) => word !== text) : []
      const found = [...own, ...toIds(longer, ENDING_FIT)]
      if (found.length > 0 || text.length < MIN_TYPO) return found
      const typed = spelled(text)
      const near = words.filter((word) => isNear(word, typed)).map((word) => word.text)
      return toIds(near, TYPO_FIT)
    },
    weightOf: (id) => weights[id] ?? 0,
  }
}
