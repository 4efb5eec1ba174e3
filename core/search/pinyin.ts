import { pinyin } from 'pinyin-pro'

/** What the vocabulary of an index can tell. */
type Known = {
  readonly count: (term: string) => number
  readonly startingWith: (start: string, most: number) => readonly string[]
}

// No text has these terms, for their first character.
const pairTerm = (a: string, b: string): string => `\u0002${a} ${b}`
const initialsTerm = (letters: string): string => `\u0003${letters}`

/** Initials that are looked up together. Two could be anything. */
const INITIALS = 3
/** What nobody types without a blank. */
const [MIN_LETTERS, MAX_LETTERS] = [3, 40]
/** What the last syllable may become while it is typed. */
const MAX_ENDINGS = 12

/**
 * How a question sounds: its syllables two by two, and their first letters three by three, in ü written as v. Marks between
 * the characters are of no account; Latin words are a break.
 */
export function pinyinTerms(title: string): string[] {
  return title.split(/[\p{Script=Latin}\d]+/u).flatMap((stretch) => {
    if (!/\p{Script=Han}/u.test(stretch)) return []
    const options = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const
    const syllables = pinyin(stretch, options).filter((syllable) => /^[a-z]+$/.test(syllable))
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('')
    return [
      ...syllables.slice(1).map((syllable, i) => pairTerm(syllables[i] ?? '', syllable)),
      ...piecesOf(initials).map(initialsTerm),
    ]
  })
}

const piecesOf = (letters: string): string[] =>
  Array.from({ length: Math.max(0, letters.length - INITIALS + 1) }, (_, i) => letters.slice(i, i + INITIALS))

/** Terms of which a document must have one, for each place. */
export type Places = readonly (readonly string[])[]

/** What these letters are looked up by if they are pinyin, whole or of initials alone. Null: no question sounds like it. */
export function soundsOf(letters: string, known: Known): Places | null {
  if (!isTyped(letters)) return null
  const initials = piecesOf(letters).map(initialsTerm)
  return (
    syllablesOf(letters, known) ??
    (initials.every((term) => known.count(term) > 0) ? initials.map((term) => [term]) : null)
  )
}

const isTyped = (letters: string): boolean =>
  letters.length >= MIN_LETTERS && letters.length <= MAX_LETTERS && /^[a-z]+$/.test(letters)

// Any split of letters could be syllables; the pairs that questions have decide which are.
const SYLLABLE = /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aeiouv]{1,4}(?:ng?|r)?|ng)$/

/** The same of whole syllables; the last may be half typed. */
export function syllablesOf(letters: string, known: Known): Places | null {
  if (!isTyped(letters)) return null
  /** From a place and the syllable before it: the terms of the rest, or null if it is none. */
  const tried = new Map<string, Places | null>()
  const from = (at: number, before: string): Places | null => {
    const key = `${at} ${before}`
    const found = tried.get(key)
    if (found !== undefined) return found
    tried.set(key, null)
    const rest = split(at, before)
    tried.set(key, rest)
    return rest
  }
  const split = (at: number, before: string): Places | null => {
    if (at === letters.length) return []
    // The longest first: the fewer syllables, the more each of them says.
    for (let end = Math.min(letters.length, at + 6); end > at; end -= 1) {
      const syllable = letters.slice(at, end)
      const terms = before === '' ? [] : pairs(before, syllable, end === letters.length)
      if ((before !== '' && terms.length === 0) || (end < letters.length && !SYLLABLE.test(syllable))) continue
      const rest = from(end, syllable)
      if (rest) return terms.length === 0 ? rest : [terms, ...rest]
    }
    return null
  }
  const pairs = (before: string, syllable: string, isLast: boolean): readonly string[] => {
    const term = pairTerm(before, syllable)
    if (isLast) return known.startingWith(term, MAX_ENDINGS)
    return known.count(term) > 0 ? [term] : []
  }
  const found = from(0, '')
  return found && found.length > 0 ? found : null
}
