import { MIN_TYPO } from './near.ts'
import { termsAsked } from './occurrences.ts'
import { soundsOf, syllablesOf } from './pinyin.ts'
import { ASIDE_WEIGHT, lastWord, stem, type Term } from './terms.ts'
import { tokensOf } from './tokens.ts'

/** What an index knows of its terms, over all of its parts. */
export type Vocabulary = {
  readonly documents: () => number
  readonly count: (term: string) => number
  readonly startingWith: (start: string, most: number) => readonly string[]
  readonly near: (word: string, most: number) => readonly { readonly text: string; readonly edits: number }[]
}

/** A term that stands for what was typed, and how well, 0..1. */
export type Alternative = { readonly term: string; readonly fit: number }

/**
 * One thing that is asked for, found by any of its terms. `share`: how much it is meant, 0..1. `weight`: that, times how much
 * it tells documents apart. `documents`: how many may have it.
 */
export type Group = {
  readonly alternatives: readonly Alternative[]
  readonly share: number
  readonly weight: number
  readonly documents: number
}

/** Things looked for at once: of a whole page that somebody pastes, those that are rarest. */
const MAX_GROUPS = 48
/** Words that may be misspelt at once: nobody misspells more, and each costs a walk through all words. */
const MAX_TYPOS = 6
/** Single characters that stand for all that begins with them, and how much of that is looked for: the most common of it. */
const [MAX_CHARS, MAX_BEGUN, MAX_COMMON] = [6, 1000, 200]
const MAX_ENDINGS = 12
const MAX_NEAR = 4
/** From this length two letters may be wrong. */
const TWO_TYPOS = 6
/** A word of one document in so many is rare enough to be a misspelling that somebody has written down. */
const RARE = 20_000

/** What is looked for, rarest first. `asked`: the shares of all that was asked for, with what no document has. */
export type Plan = { readonly groups: readonly Group[]; readonly asked: number }

export function planOf(text: string, vocabulary: Vocabulary): Plan {
  const terms = termsAsked(text)
  const start = lastWord(text)
  const sounds = soundsIn(text, vocabulary)
  const group = (alternatives: readonly Alternative[], share: number): Group => {
    const all = vocabulary.documents()
    const documents = Math.min(
      all,
      alternatives.reduce((sum, { term }) => sum + vocabulary.count(term), 0),
    )
    return { alternatives, documents, share, weight: share * Math.log(1 + (all - documents + 0.5) / (documents + 0.5)) }
  }
  let [typos, chars] = [0, 0]
  const spelt = terms.map((term) => {
    if (term.kind === 'char') chars += 1
    const found =
      term.kind === 'char' && chars <= MAX_CHARS ? begunBy(term.text, vocabulary) : standIns(term, start, vocabulary)
    const mayBeTypo = term.kind === 'word' && term.text.length >= MIN_TYPO && isRare(found, vocabulary)
    if (!mayBeTypo || sounds.words.has(term.text) || typos === MAX_TYPOS) return group(found, shareOf(term, found))
    typos += 1
    const all = [...found, ...misspeltFrom(term.text, vocabulary)]
    return group(all, shareOf(term, all))
  })
  const heard = sounds.places.map((place) =>
    group(
      place.map((term) => ({ term, fit: 1 })),
      1,
    ),
  )
  // A word that sounds like something need not be written anywhere.
  const read = spelt.filter(({ documents }, i) => documents > 0 || !sounds.words.has(terms[i]?.text ?? ''))
  const all = withoutAsides([...read, ...heard], vocabulary)
  const groups = all.filter(({ documents }) => documents > 0).sort((a, b) => a.documents - b.documents)
  return { groups: groups.slice(0, MAX_GROUPS), asked: all.reduce((sum, { share }) => sum + share, 0) }
}

/** Where so much is asked about, what it is asked with says nothing more; and it stands in most documents. */
const ENOUGH_SAID = 4
const MOST_HAVE = 0.05

function withoutAsides(groups: readonly Group[], vocabulary: Vocabulary): readonly Group[] {
  const about = groups.filter(({ share, documents }) => share > ASIDE_WEIGHT && documents > 0)
  if (about.length < ENOUGH_SAID) return groups
  const most = vocabulary.documents() * MOST_HAVE
  return groups.filter(({ share, documents }) => share > ASIDE_WEIGHT || documents <= most)
}

/** Two characters that stand nowhere side by side may well be the end of one word and the beginning of another. */
const UNKNOWN_PAIR_SHARE = 0.4

const shareOf = (term: Term, found: readonly Alternative[]): number =>
  term.weight * (term.kind === 'pair' && found.length === 0 ? UNKNOWN_PAIR_SHARE : 1)

const isRare = (found: readonly Alternative[], vocabulary: Vocabulary): boolean =>
  found.every(({ term }) => vocabulary.count(term) <= Math.max(2, vocabulary.documents() / RARE))

/** A single character, and the pairs that begin with it. */
function begunBy(char: string, vocabulary: Vocabulary): readonly Alternative[] {
  return vocabulary
    .startingWith(char, MAX_BEGUN)
    .map((term) => ({ term, fit: 1, count: vocabulary.count(term) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_COMMON)
}

/** The term itself, and what it may become where it is half typed. */
function standIns({ kind, text }: Term, start: string | null, vocabulary: Vocabulary): readonly Alternative[] {
  const own = vocabulary.count(text) > 0 ? [{ term: text, fit: 1 }] : []
  if (kind !== 'word' || start === null || start.length < 2 || stem(start) !== text) return own
  const endings = vocabulary
    .startingWith(start, 400)
    .filter((term) => term !== text)
    .map((term) => ({ term, fit: 0.25 + (0.5 * start.length) / term.length, count: vocabulary.count(term) }))
    .sort((a, b) => b.fit - a.fit || b.count - a.count)
    .slice(0, MAX_ENDINGS)
  return [...own, ...endings]
}

/** Words this one may be misspelt from: more common than it is, the nearest first. */
function misspeltFrom(word: string, vocabulary: Vocabulary): readonly Alternative[] {
  const own = vocabulary.count(word)
  return vocabulary
    .near(word, word.length >= TWO_TYPOS ? 2 : 1)
    .map(({ text, edits }) => ({
      term: text,
      // The first letter is rarely the wrong one.
      distance: edits + (text.charAt(0) === word.charAt(0) ? 0 : 0.5),
      count: vocabulary.count(text),
    }))
    .filter(({ count }) => count > own)
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_NEAR)
    .map(({ term, distance }) => ({ term, fit: 0.85 - 0.15 * distance }))
}

/**
 * What in the question may be pinyin: all of it where it is nothing but letters, or words that hardly any document has. These
 * are then not taken for misspelt ones.
 */
function soundsIn(text: string, vocabulary: Vocabulary) {
  const tokens = tokensOf(text)
  const words = tokens.map((token) => token.text.toLowerCase())
  const unknown = words.filter((word) => vocabulary.count(stem(word)) <= 2)
  const together =
    words.length > 1 && tokens.every(({ kind }) => kind === 'word') ? syllablesOf(words.join(''), vocabulary) : null
  if (together) return { places: together, words: new Set(words.map(stem)) }
  const heard = unknown.slice(0, MAX_TYPOS).flatMap((word) => {
    const places = soundsOf(word, vocabulary)
    return places ? [{ word: stem(word), places }] : []
  })
  return { places: heard.flatMap(({ places }) => places), words: new Set(heard.map(({ word }) => word)) }
}
