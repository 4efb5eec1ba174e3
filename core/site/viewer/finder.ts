import { WEIGHT, type Field } from '#core/search/fields.ts'
import type { SearchDocument } from '#core/search/document.ts'
import { newMarker, type Excerpt, type Marks } from '#core/search/marks.ts'
import { termsAsked } from '#core/search/occurrences.ts'
import { ranked } from '#core/search/rank.ts'
import { lastWord, stem, type Term } from '#core/search/terms.ts'
import type { DataCard } from '../contract.ts'
import type { SearchCard } from '../search-data.ts'

/** A card that was found. */
export type Hit = { readonly card: DataCard; readonly titleMarks: Marks; readonly excerpt: Excerpt | null }

/** So many are ranked, as in the search of a library. */
const CONTENDERS = 40
/** A place more says less; from then on nothing. Letters that are no word are passed over so often. */
const [MAX_PLACES, MAX_TRIES] = [3, 30]
/** Texts of a card that an excerpt is taken from. */
const SHOWN = 2
/** Of a term in the midst of a word: `backlog` in `listenBacklog`. */
const INSIDE = 0.3
/** A shorter word is looked for as a whole. */
const MIN_INSIDE = 4
const LETTER = /[\p{L}\p{N}]/u
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

type Entry = {
  readonly card: DataCard
  readonly document: SearchDocument
  /** What it says beside its title. */
  readonly said: SearchDocument['texts']
  /** The title and all of that, in lower case and one width, with what an occurrence there counts. */
  readonly texts: readonly (readonly [weight: number, text: string])[]
}

/**
 * Looks through the cards of one chain. There is no index: their text is gone through once for each term that was not asked
 * for before, which while somebody types is one. What is found is ranked as in a library.
 */
export function newFinder(
  cards: readonly DataCard[],
  data: readonly SearchCard[],
): (asked: string, limit: number) => readonly Hit[] {
  const textsOf = new Map(data.map(({ id, texts }) => [id, texts]))
  const entries = cards.map((card): Entry => {
    const said = (textsOf.get(card.id) ?? []).map(([field, text]): [Field, string] => [field, text])
    const all: readonly (readonly [Field, string])[] = [['title', card.title], ...said]
    return {
      card,
      said,
      document: { kind: 'card', title: card.title, texts: said, facets: [] },
      texts: all.map(([field, text]) => [WEIGHT[field], text.normalize('NFKC').toLowerCase()]),
    }
  })
  const known = new Map<string, Float64Array>()
  const scoresOf = (term: Term, isOpen: boolean): Float64Array => {
    const key = `${isOpen ? '~' : ''}${term.text}`
    const scores = known.get(key) ?? Float64Array.from(entries, ({ texts }) => scoreOf(texts, term.text, isOpen))
    known.set(key, scores)
    return scores
  }

  return (asked, limit) => {
    const begun = lastWord(asked)
    const terms = termsAsked(asked).map((term) => {
      const isOpen = begun !== null && term.text === stem(begun)
      const scores = scoresOf(isOpen ? { ...term, text: begun } : term, isOpen)
      const documents = scores.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0)
      const worth = term.weight * Math.log(1 + (entries.length - documents + 0.5) / (documents + 0.5))
      return { term, scores, worth, isOpen }
    })
    if (terms.length === 0) return []
    const scored = entries.map((entry, i) => ({
      ...entry,
      score: terms.reduce((sum, { scores, worth }) => sum + worth * (scores[i] ?? 0), 0),
    }))
    const found = scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, CONTENDERS)
    const best = found.length > 0 ? ranked(asked, found) : misspelt(asked, entries)
    const told = best.slice(0, limit).map((one) => ({ ...one, ...telling(one, terms) }))
    const groups = terms.map(({ term, worth, isOpen }) => ({
      weight: worth,
      alternatives: (isOpen && begun !== null ? wordsFrom(begun, told) : [term.text]).map((text) => ({ term: text })),
    }))
    const marker = newMarker(groups, () => [])
    return told.map(({ card, document, fuse }) => {
      const marks = marker.title(card.title)
      return { card, titleMarks: marks.length > 0 ? marks : fuse, excerpt: marker.excerpt(document, null) }
    })
  }
}

/** Where nothing has what is asked for: what has a title like it. */
const misspelt = (asked: string, entries: readonly Entry[]) =>
  ranked(
    asked,
    entries.map((entry) => ({ ...entry, document: { ...entry.document, texts: [] }, score: 1 })),
  )
    .filter(({ fuse }) => fuse.length > 0)
    .map((one) => ({ ...one, document: { ...one.document, texts: one.said } }))

/** The texts of a card that say most of what is asked for: of the others none is shown. */
function telling(
  { document, said, texts }: Entry,
  terms: readonly { readonly term: Term; readonly worth: number }[],
): Pick<Entry, 'document' | 'texts'> {
  const worthOf = (text: string): number =>
    terms.reduce((sum, { term, worth }) => sum + (text.includes(term.text) ? worth : 0), 0)
  // The title comes first.
  const [title, ...rest] = texts
  const chosen = rest
    .map((text, i) => ({ text, said: said[i], worth: worthOf(text[1]) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, SHOWN)
  return {
    document: { ...document, texts: chosen.flatMap((one) => (one.said ? [one.said] : [])) },
    texts: [...(title ? [title] : []), ...chosen.map(({ text }) => text)],
  }
}

function scoreOf(texts: Entry['texts'], term: string, isOpen: boolean): number {
  const isRun = HAN.test(term)
  return texts.reduce((sum, [weight, text]) => {
    let much = 0
    let [places, tries] = [0, 0]
    for (let at = text.indexOf(term); at >= 0 && places < MAX_PLACES; at = text.indexOf(term, at + term.length)) {
      tries += 1
      if (tries > MAX_TRIES) break
      const worth = isRun ? 1 : worthAt(text, at, term, isOpen)
      if (worth > 0) places += 1
      much += worth
    }
    return sum + (weight * much) / (1 + much)
  }, 0)
}

/** What a word says that begins with a term, or has it inside. `isOpen`: the word is being typed, and may go on. */
function worthAt(text: string, at: number, term: string, isOpen: boolean): number {
  const begins = !LETTER.test(text.charAt(at - 1)) || HAN.test(text.charAt(at - 1))
  if (term.length >= MIN_INSIDE) return begins ? 1 : INSIDE
  const after = text.charAt(at + term.length)
  return begins && (isOpen || !LETTER.test(after) || HAN.test(after)) ? 1 : 0
}

/** The words of these cards that begin like the one that is being typed, as they are marked. */
function wordsFrom(begun: string, entries: readonly Pick<Entry, 'texts'>[]): readonly string[] {
  const words = new RegExp(`(?<![\\p{L}\\p{N}])${begun.replace(/[+#]/g, '')}[\\p{L}\\p{N}]*`, 'gu')
  const found = entries.flatMap(({ texts }) => texts.flatMap(([, text]) => text.match(words) ?? []))
  return [...new Set([stem(begun), ...found.map(stem)])]
}
