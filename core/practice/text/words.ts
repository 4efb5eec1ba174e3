import { fold, type Folded, type Span } from './folded.ts'
import { wordEdges } from './segments.ts'
import { tokenize, type Token } from './tokens.ts'

/** A text in which terms can be looked for. */
export type Words = {
  readonly folded: Folded
  readonly tokens: readonly Token[]
  /** Positions in `tokens`, by text and by what a word may be an inflection of; ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>
  /** Whether a Chinese word begins or ends at this offset of the folded text. */
  readonly isWordEdge: (offset: number) => boolean
}

export function readWords(text: string): Words {
  const folded = fold(text)
  const tokens = tokenize(folded)
  const places = new Map<string, number[]>()
  for (const [i, token] of tokens.entries()) {
    for (const key of token.lemmas) {
      const at = places.get(key)
      if (at) at.push(i)
      else places.set(key, [i])
    }
  }
  return { folded, tokens, places, isWordEdge: wordEdges(folded.lower, tokens) }
}

/** Something to be looked for in many texts. */
export type Term = { readonly tokens: readonly Token[]; readonly isWordEdge: (offset: number) => boolean }

export function readTerm(text: string): Term {
  const folded = fold(text)
  const tokens = tokenize(folded)
  return { tokens, isWordEdge: wordEdges(folded.lower, tokens) }
}

/**
 * Where a term first stands in the text; null: it does not. Width and case do not matter, nor do hyphens, underscores
 * and blanks between its words, nor regular English endings. Latin words count only whole. Chinese ones begin and end
 * where words do (see `isSetOff`).
 */
export function findTerm(words: Words, term: string | Term): Span | null {
  for (const place of placesOf(words, typeof term === 'string' ? readTerm(term) : term)) return spanOf(words, place)
  return null
}

/** Where the parts first stand in this order, with at most `maxGap` tokens between one and the next. */
export function findParts(words: Words, parts: readonly Term[], maxGap: number): Span | null {
  const [first, ...rest] = parts
  if (!first) return null
  for (const start of placesOf(words, first)) {
    let end: number | null = start.end
    for (const part of rest) end = end === null ? null : endOfNext(words, part, end, maxGap)
    if (end !== null) return spanOf(words, { start: start.start, end })
  }
  return null
}

function endOfNext(words: Words, part: Term, from: number, maxGap: number): number | null {
  for (let start = from; start <= from + maxGap; start += 1) {
    if (standsAt(words, part, start)) return start + part.tokens.length
  }
  return null
}

/** Positions in `tokens`. */
type Place = Span

function* placesOf(words: Words, term: Term): Generator<Place> {
  const [first] = term.tokens
  if (!first || term.tokens.every(({ kind }) => kind === 'mark')) return
  for (const start of startsOf(words, first)) {
    if (standsAt(words, term, start)) yield { start, end: start + term.tokens.length }
  }
}

function standsAt(words: Words, term: Term, start: number): boolean {
  const end = start + term.tokens.length
  if (!term.tokens.every((token, k) => isSame(words.tokens[start + k], token))) return false
  // `C` is not C++.
  const [last, next] = [words.tokens[end - 1], words.tokens[end]]
  if (last && /^[a-z]$/.test(last.text) && next?.start === last.end && /^[+#]/.test(next.text)) return false
  return isSetOff(words, words.tokens.slice(start, end), term)
}

function spanOf({ tokens, folded }: Words, { start, end }: Place): Span {
  return folded.span(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0)
}

function startsOf(words: Words, token: Token): readonly number[] {
  const found = token.lemmas.flatMap((key) => words.places.get(key) ?? [])
  return token.lemmas.length === 1 ? found : [...new Set(found)].sort((a, b) => a - b)
}

function isSame(token: Token | undefined, wanted: Token): boolean {
  if (token?.kind !== wanted.kind) return false
  if (token.text === wanted.text) return true
  return token.lemmas.some((lemma) => wanted.lemmas.includes(lemma))
}

/**
 * Whether Chinese at either end of a term, where it was found, is a word of its own, and not the end of one
 * word and the beginning of the next, as 同步 is in 同 步骤. It is, if words begin and end there, or if the term is part
 * of one longer word (进程 in 子进程, which is one). Where the dictionary does not know the term's own word (幂等 is 幂
 * and 等 to it), what it says of the words around that is no evidence, and the term counts.
 */
function isSetOff({ isWordEdge }: Words, found: readonly Token[], wanted: Term): boolean {
  const [from, to, first, last] = [found[0], found.at(-1), wanted.tokens[0], wanted.tokens.at(-1)]
  if (!from || !to || !first || !last) return false
  const isCutBefore = first.kind !== 'han' || isWordEdge(from.start)
  const isCutAfter = last.kind !== 'han' || isWordEdge(to.end)
  if (isCutBefore && isCutAfter) return true
  if (found.length === 1) return false
  if (found.every(({ start }, k) => k === 0 || !isWordEdge(start))) return true
  return (isCutBefore || wanted.isWordEdge(first.end)) && (isCutAfter || wanted.isWordEdge(last.start))
}
