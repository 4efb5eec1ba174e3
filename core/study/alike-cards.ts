import type { CardId } from '#core/card/card.ts'
import { type Alike, pairsAlike } from '#core/search/alike.ts'
import type { Steps } from '#core/search/steps.ts'
import { type Term, termsOf } from '#core/search/terms.ts'
import { likeness, weigh } from '#core/search/weigh.ts'
import type { CardWords } from '#core/store/duplicates.ts'

/** Two cards that may ask the same. `perhaps`: they are in two languages, and share only names. `score`: 0..1. */
export type AlikeCards = {
  readonly a: CardId
  readonly b: CardId
  readonly score: number
  readonly perhaps: boolean
}

/** Questions this alike are most likely one: of rewordings of the shipped cards 4 in 5 are, and 1 in 25 is another. */
const SAME_QUESTION = 0.4
/** Questions that are less alike are one if what an answer should cover is alike as well. */
const MAYBE_QUESTION = 0.3
const SAME_POINTS = 0.35
/** Two languages share only names; of two that are rare it takes nearly all. */
const SAME_NAMES = 0.6
const LEAST_NAMES = 2
/** Cards between two breaths. */
const AT_ONCE = 50

/** Which of these cards may ask the same, the most alike first, at most `most` in one language and in two. */
export function* alikeCards(cards: readonly CardWords[], most: number): Steps<readonly AlikeCards[]> {
  const questions = yield* all(cards, ({ title }) => termsOf(title))
  const points = yield* weigh(
    yield* all(cards, ({ keyPoints }) => termsOf(keyPoints.map(({ point }) => point).join('\n'))),
  )
  const found = new Map<string, AlikeCards>()
  const add = (pair: Alike): void => {
    const [one, other] = [cards[pair.a], cards[pair.b]]
    if (!one || !other || found.has(keyOf(pair))) return
    found.set(keyOf(pair), { a: one.id, b: other.id, score: pair.score, perhaps: !isOneLanguage(one, other) })
  }
  const asksTheSame = ({ a, b, score }: Alike): boolean =>
    score >= SAME_QUESTION || likeness(points, a, b) >= SAME_POINTS
  const same = yield* pairsAlike(questions, { least: MAYBE_QUESTION, most, counts: asksTheSame })
  same.forEach(add)

  const names = yield* namesIn(cards)
  const hasNames = (card: number): boolean => (names[card]?.length ?? 0) >= LEAST_NAMES
  const isOfTwo = ({ a, b }: Alike): boolean => {
    const [one, other] = [cards[a], cards[b]]
    return one !== undefined && other !== undefined && !isOneLanguage(one, other) && hasNames(a) && hasNames(b)
  }
  const perhaps = yield* pairsAlike(names, { least: SAME_NAMES, most, counts: isOfTwo })
  perhaps.forEach(add)
  // What is only perhaps the same comes last.
  return [...found.values()].toSorted(
    (x, y) => Number(x.perhaps) - Number(y.perhaps) || y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1),
  )
}

/** Terms of each card, some at a time. */
function* all(
  cards: readonly CardWords[],
  termsIn: (card: CardWords) => readonly Term[],
): Steps<readonly (readonly Term[])[]> {
  const found: (readonly Term[])[] = []
  for (const [i, card] of cards.entries()) {
    if (i % AT_ONCE === 0) yield
    found.push(termsIn(card))
  }
  return found
}

/**
 * What cards of two languages can share: words in letters that stand between Chinese ones somewhere in the library, so
 * that of an English question `fsync` is left and `promise` is not.
 */
function* namesIn(cards: readonly CardWords[]): Steps<readonly (readonly Term[])[]> {
  const wordsOf = ({ title }: CardWords): readonly Term[] =>
    termsOf(title).filter(({ kind, weight }) => kind === 'word' && weight === 1)
  const words = yield* all(cards, wordsOf)
  const names = new Set<string>()
  for (const [i, { title }] of cards.entries()) {
    if (i % AT_ONCE === 0) yield
    if (HAS_HAN.test(title)) for (const { text } of words[i] ?? []) names.add(text)
  }
  const found: (readonly Term[])[] = []
  for (const [i, own] of words.entries()) {
    if (i % AT_ONCE === 0) yield
    found.push(own.filter(({ text }) => names.has(text)))
  }
  return found
}

const HAS_HAN = /\p{Script=Han}/u
const languageOf = ({ lang }: CardWords): string => lang.split('-', 1)[0] ?? lang
const isOneLanguage = (one: CardWords, other: CardWords): boolean => languageOf(one) === languageOf(other)
const keyOf = ({ a, b }: Alike): string => `${a} ${b}`
