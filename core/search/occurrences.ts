import { stem, termsOf, wordTerm, type Term } from './terms.ts'
import { tokensOf, type Token } from './tokens.ts'

/** A term where it stands in a text; `start` and `end` are UTF-16 offsets. */
export type Occurrence = { readonly term: string; readonly start: number; readonly end: number }

/** Names are rarely longer; what is longer is an address or a path. */
const MAX_NAME = 40

/**
 * Everything a text is found by, as often as it stands there: words, parts of `camelCase`, names of several words as
 * one (`epoll_wait` also as `epollwait`), and pairs of Chinese characters. The last character of a run stands alone too, so
 * that one character finds all that has it: what begins with it, and this.
 */
export function occurrencesOf(text: string): Occurrence[] {
  const found: Occurrence[] = []
  const tokens = tokensOf(text)
  for (const token of tokens) {
    // One by one: a run may have more pairs than a call may have arguments.
    if (token.kind === 'run') for (const pair of pairsOf(token)) found.push(pair)
    else for (const term of wordsOf(token.text)) found.push({ term, start: token.start, end: token.end })
  }
  for (const name of namesIn(text, tokens)) found.push(name)
  return found
}

/** What is asked for, each term once: as documents are found by it, without the single characters of longer runs. */
export function termsAsked(text: string): readonly Term[] {
  const tokens = tokensOf(text)
  const lone = new Set(tokens.flatMap(({ kind, text: run }) => (kind === 'run' && [...run].length === 1 ? [run] : [])))
  const whole = termsOf(text).filter(({ kind, text: char }) => kind !== 'char' || lone.has(char))
  const parts = tokens.flatMap((token) => (token.kind === 'word' ? partsOf(token.text) : [])).map(wordTerm)
  const names = namesIn(text, tokens).map(({ term }): Term => ({ kind: 'word', text: term, weight: 1 }))
  return [...new Map([...names, ...parts, ...whole].map((term) => [term.text, term])).values()]
}

function pairsOf({ text, start, end }: Token): Occurrence[] {
  const chars = [...text]
  // Folded to more or fewer characters, which is rare: all of it is then the place.
  const isAligned = text.length === end - start
  const found: Occurrence[] = []
  let at = start
  for (const [i, char] of chars.entries()) {
    const term = `${char}${chars[i + 1] ?? ''}`
    found.push(isAligned ? { term, start: at, end: at + term.length } : { term, start, end })
    at += char.length
  }
  return found
}

const wordsOf = (word: string): string[] => [stemmed(word.toLowerCase()), ...partsOf(word).map(stemmed)]

/** Of `listenBacklog`: `listen` and `backlog`. */
function partsOf(word: string): string[] {
  if (!/[a-z\d][A-Z]|[A-Z]{2}[a-z]/.test(word)) return []
  return word
    .split(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((part) => part.length > 1)
    .map((part) => part.toLowerCase())
}

/** Words with nothing between them but a mark that ties them together. */
function namesIn(text: string, tokens: readonly Token[]): Occurrence[] {
  const names: Occurrence[] = []
  let open: Token[] = []
  const close = (): void => {
    const [first, last] = [open[0], open.at(-1)]
    const name = open
      .map((token) => token.text)
      .join('')
      .toLowerCase()
    if (first && last && first !== last && name.length <= MAX_NAME) {
      names.push({ term: stemmed(name), start: first.start, end: last.end })
    }
  }
  for (const token of tokens) {
    const before = open.at(-1)
    const isTied = token.kind === 'word' && before !== undefined && TIE.test(text.slice(before.end, token.start))
    if (!isTied) {
      close()
      open = []
    }
    if (token.kind === 'word') open.push(token)
  }
  close()
  return names
}

const TIE = /^(?:[_.\-/]|::|->)$/

/** The words of all texts are a few thousand, most of the time. */
const stems = new Map<string, string>()
const MAX_STEMS = 50_000

function stemmed(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= MAX_STEMS) stems.clear()
  const found = stem(word)
  stems.set(word, found)
  return found
}
