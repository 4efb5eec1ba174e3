import type { Answered, Asked } from '#core/practice/nitpick/finding.ts'
import { countWords } from '#core/practice/text/tokens.ts'
import { seeded } from './random.ts'
import { question, sentence, term } from './words.ts'
import type { Lang } from './words.ts'

const SENTENCES = [1, 2, 3, 4, 5]
/** The longest a sentence may be. */
const MAX_SENTENCE = 4000

const random = seeded(7)

/** A made-up card: six key points of three names each. */
export const CARD: Asked = {
  title: `${question(random, 'zh', 'nginx')} ${question(random, 'en', 'redis')}`,
  lang: 'zh',
  keyPoints: Array.from({ length: 6 }, (_, i) => {
    const lang = i % 2 === 0 ? 'zh' : 'en'
    return { point: `${term(random, lang)} (${i})`, aliases: [term(random, 'en'), term(random, 'zh'), `alias ${i}`] }
  }),
  references: [],
  demos: [],
}

/** Said once in each sentence, so that every rule has something to do. */
const VAGUE = {
  en: 'It is probably quite fast in order to avoid MVCC, locks and so on, um, like, ',
  zh: '一般来说可能是因为对缓存进行了相关的优化，大概很好，用到 MVCC 等等，嗯，',
} as const

/** Five sentences that have `size` words or characters together, made up. */
function answer(langs: readonly Lang[], size: number): readonly string[] {
  return SENTENCES.map((_, i) => {
    const lang = langs[i % langs.length] ?? 'en'
    let text: string = VAGUE[lang]
    while (sizeOf(text) < size / SENTENCES.length)
      text += sentence(random, lang).replace(/[.。]$/, lang === 'en' ? '; ' : '，')
    return text
  })
}

function sizeOf(text: string): number {
  const { words, hanzi } = countWords(text)
  return words + hanzi
}

const largest = (lang: Lang): readonly string[] =>
  answer([lang], SENTENCES.length * MAX_SENTENCE).map((text) => text.slice(0, MAX_SENTENCE))

export const ANSWERS = [
  { name: 'English, 300 words', sentences: answer(['en'], 300), isLargest: false },
  { name: 'Chinese, 500 characters', sentences: answer(['zh'], 500), isLargest: false },
  { name: 'both, 400 words and characters', sentences: answer(['zh', 'en'], 400), isLargest: false },
  { name: 'English, 20,000 letters', sentences: largest('en'), isLargest: true },
  { name: 'Chinese, 20,000 characters', sentences: largest('zh'), isLargest: true },
] as const

export const toAnswered = (sentences: readonly string[]): Answered => ({
  sentences,
  asked: SENTENCES,
  sentencesMs: SENTENCES.map(() => 12_500),
  limitMs: 12_000,
})
