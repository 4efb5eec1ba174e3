import { pinyin } from 'pinyin-pro'
import type { Occurrence } from './occurrences.ts'

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
 * How a text sounds: its syllables two by two, and their first letters three by three, with ü written as v. Marks between the
 * characters are of no account; Latin words are a break. Which of its sounds a character has, its neighbours tell, the one
 * before or the one behind: 调 is one in 调用 and another in 声调. Where they differ both are kept.
 */
export function soundsOfText(text: string): Occurrence[] {
  return [...text.matchAll(/[^\p{Script=Latin}\d]+/gu)].flatMap((stretch) => {
    const chars = [...stretch[0].matchAll(/\p{Script=Han}/gu)].map(({ 0: char, index }) => {
      return { char, start: stretch.index + index, end: stretch.index + index + char.length }
    })
    const pairs = chars.slice(1).map(({ char }, i) => soundOf(`${chars[i]?.char ?? ''}${char}`))
    // Of each character how it sounds with the one behind it, and with the one before it.
    const [ahead, back] = [
      [...pairs.map(([a]) => a), pairs.at(-1)?.[1] ?? ''],
      [pairs[0]?.[0] ?? '', ...pairs.map(([, b]) => b)],
    ]
    const at = (term: string, i: number, length: number): Occurrence => {
      return { term, start: chars[i]?.start ?? 0, end: chars[i + length - 1]?.end ?? 0 }
    }
    return [
      ...pairs.flatMap(([a, b], i) => [at(pairTerm(a, b), i, 2), at(pairTerm(back[i] ?? a, ahead[i + 1] ?? b), i, 2)]),
      ...[ahead, back].flatMap((syllables) =>
        piecesOf(syllables.map((one) => one.charAt(0)).join('')).map((piece, i) =>
          at(initialsTerm(piece), i, INITIALS),
        ),
      ),
    ]
  })
}

/** Whether a term is a sound. */
export const isSound = (term: string): boolean => term.startsWith('\u0002') || term.startsWith('\u0003')

/** Of two characters their syllables. */
function soundOf(pair: string): Sound {
  const known = sounds.get(pair)
  if (known !== undefined) return known
  const [a = '', b = ''] = pinyin(pair, { toneType: 'none', type: 'array', v: true })
  if (sounds.size >= MAX_SOUNDS) sounds.clear()
  sounds.set(pair, [a, b])
  return [a, b]
}

/** Finding a sound takes thousands of times as long as remembering it, and texts share most of their pairs. */
const sounds = new Map<string, Sound>()
type Sound = readonly [string, string]
const MAX_SOUNDS = 200_000

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
      // One syllable alone is no pair, and says nothing: a few letters are cut up as well.
      if (before === '' && end === letters.length) continue
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
