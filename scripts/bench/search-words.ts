import { readCardFile, listCardFiles } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainText } from '#core/card/plain-text.ts'
import { tokensOf } from '#core/search/tokens.ts'
import type { Random } from './random.ts'

/** What made-up documents are made of, the most common first. */
export type Lexicon = {
  /** Terms of two to eight Chinese characters, and Latin words. */
  readonly zh: readonly string[]
  readonly en: readonly string[]
  /** `tcp_retry_count`, `listenBacklog`, `wal::Segment`. */
  readonly names: readonly string[]
}

/** Words that are made up beside those of the shipped cards: no library of 100,000 texts makes do with the words of 21. */
const MADE_UP = 6000
const NAMES = 4000

/** The words of the shipped cards, and others that are made up of their characters and of syllables. */
export async function makeLexicon(contentDir: string, random: Random): Promise<Lexicon> {
  const [aliases, runs, words] = [new Set<string>(), new Map<string, number>(), new Map<string, number>()]
  for (const { path } of await listCardFiles(contentDir)) {
    const read = await readCardFile(contentDir, path)
    const card = read && parseCard(read.source, path).card
    if (!card) continue
    for (const { aliases: names } of card.keyPoints)
      for (const name of names) if (/^\p{Script=Han}{2,8}$/u.test(name)) aliases.add(name)
    for (const { start, end } of card.sections) {
      for (const { kind, text } of tokensOf(plainText(read.source.slice(start, end)))) {
        const [counts, word] = kind === 'run' ? [runs, text] : [words, text.toLowerCase()]
        if (kind === 'run' || /^[a-z]{3,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
    }
  }
  const chars = [...new Set([...runs.keys()].join(''))]
  const common = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
  const zh = [...aliases, ...Array.from({ length: MADE_UP }, () => random.sample(chars, 2 + random.below(2)).join(''))]
  const en = [...common, ...Array.from({ length: MADE_UP }, () => madeUpWord(random))]
  return {
    zh: [...new Set(zh)],
    en: [...new Set(en)],
    names: Array.from({ length: NAMES }, () => madeUpName(random, en)),
  }
}

const [BEGIN, VOWEL, END] = [
  'b bl c cr d dr f fl g gr h j k l m n p pr qu r s sh st t tr v w'.split(' '),
  'a e i o u ai ee ou'.split(' '),
  'ck d ft l m n nd ng p r rt s t x'.split(' '),
]

const madeUpWord = (random: Random): string =>
  Array.from({ length: 2 + random.below(2) }, () => random.pick(BEGIN) + random.pick(VOWEL)).join('') + random.pick(END)

function madeUpName(random: Random, words: readonly string[]): string {
  const [a = '', b = '', c = ''] = Array.from({ length: 3 }, () => words[zipf(random, words.length)] ?? '')
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
  return random.pick([
    `${a}_${b}`,
    `${a}_${b}_${c}`,
    `${a}${capital(b)}`,
    `${capital(a)}${capital(b)}`,
    `${a}::${capital(b)}`,
    `${a}.${b}`,
  ])
}

/** A rank below `n`: the first about twice as often as the second, and so on (Zipf's law). */
export const zipf = (random: Random, n: number): number => Math.min(n - 1, Math.floor(n ** random.next()) - 1)
