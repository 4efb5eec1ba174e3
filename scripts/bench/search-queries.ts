import { pinyin } from 'pinyin-pro'
import type { Random } from './random.ts'
import type { Text } from './search-corpus.ts'

export const CLASSES = [
  'exact',
  'dropped word',
  'typo',
  'Chinese sub-string',
  'mixed',
  'reordered',
  'pinyin',
  'pinyin initials',
] as const
export type QueryClass = (typeof CLASSES)[number]

/** A search for one text that is known. */
export type KnownItem = { readonly is: QueryClass; readonly query: string; readonly wanted: string }

/** A piece of Chinese that more texts than this have could mean any of them. */
const MAX_HOLDERS = 3

/** So many of each class, one class after the other in turn, so that any beginning of the list has all. */
export function drawQueries(texts: readonly Text[], each: number, random: Random): KnownItem[] {
  return Array.from({ length: each }, () => CLASSES.map((is) => draw(is, texts, random))).flat()
}

function draw(is: QueryClass, texts: readonly Text[], random: Random): KnownItem {
  for (;;) {
    const text = random.pick(texts)
    const query = MAKE[is](text, random)
    if (query !== null && (!FROM_PIECES.has(is) || isTelling(query.piece, texts)))
      return { is, query: query.typed, wanted: text.id }
  }
}

type Made = { readonly typed: string; readonly piece: string } | null
const whole = (typed: string | null): Made => (typed === null ? null : { typed, piece: '' })

const MAKE: Record<QueryClass, (text: Text, random: Random) => Made> = {
  exact: ({ title }) => whole(title),
  'dropped word': ({ title }, random) => {
    const words = wordsOf(title)
    return whole(words.length < 3 ? null : words.toSpliced(random.below(words.length), 1).join(' '))
  },
  typo: ({ title }, random) => {
    const words = title.match(/[A-Za-z]{5,}/g) ?? []
    const word = words.length === 0 ? '' : random.pick(words)
    return whole(word === '' ? null : title.replace(word, misspelt(word, random)))
  },
  'Chinese sub-string': ({ title, answer }, random) => {
    const piece = pieceOf(random.chance(2 / 3) ? title : answer, 4, random)
    return piece === null ? null : { typed: piece, piece }
  },
  mixed: ({ title, answer }, random) => {
    const [piece, names] = [pieceOf(title, 3, random), answer.match(/[A-Za-z_]{4,}/g) ?? []]
    if (piece === null || names.length === 0) return null
    return whole(random.chance(0.5) ? `${random.pick(names)} ${piece}` : `${piece} ${random.pick(names)}`)
  },
  reordered: ({ title }, random) => {
    const words = wordsOf(title)
    return whole(words.length < 3 ? null : random.sample(words, words.length).join(' '))
  },
  pinyin: ({ title }, random) => {
    const piece = pieceOf(title, 3, random)
    if (piece === null) return null
    const syllables = pinyin(piece, { toneType: 'none', type: 'array', v: true })
    return { typed: syllables.join(random.chance(0.5) ? '' : ' '), piece }
  },
  'pinyin initials': ({ title }, random) => {
    const piece = pieceOf(title, 4, random)
    return piece === null
      ? null
      : { typed: pinyin(piece, { pattern: 'first', toneType: 'none', type: 'array' }).join(''), piece }
  },
}

const FROM_PIECES: ReadonlySet<QueryClass> = new Set(['Chinese sub-string', 'pinyin', 'pinyin initials'])

const isTelling = (piece: string, texts: readonly Text[]): boolean => {
  let holders = 0
  for (const { title, answer, rest } of texts) {
    if (title.includes(piece) || answer.includes(piece) || rest.includes(piece)) holders += 1
    if (holders > MAX_HOLDERS) return false
  }
  return true
}

const wordsOf = (text: string): string[] => text.match(/[\u4e00-\u9fff]+|[A-Za-z0-9_.:]+/g) ?? []

/** Some characters in a row, at least `least` and at most three more. */
function pieceOf(text: string, least: number, random: Random): string | null {
  const runs = text.match(/[\u4e00-\u9fff]+/g)?.filter((run) => run.length >= least) ?? []
  if (runs.length === 0) return null
  const run = random.pick(runs)
  const length = least + random.below(Math.min(4, run.length - least + 1))
  const start = random.below(run.length - length + 1)
  return run.slice(start, start + length)
}

/** A letter too few, too many, another one, or two that changed places; never the first. */
function misspelt(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2)
  const letter = String.fromCharCode(97 + random.below(26))
  const [before, here, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 1)]
  return random.pick([
    before + after,
    before + letter + here + after,
    before + letter + after,
    before + next + here + after.slice(1),
  ])
}
