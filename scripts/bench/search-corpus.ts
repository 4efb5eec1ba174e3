import { type Lexicon, zipf } from './search-words.ts'
import type { Random } from './random.ts'
import { TOPICS } from './words.ts'

/** About 600 characters. `answer` and `rest` are prose, `keyPoints` and `topics` a line of words. */
export type Text = {
  readonly id: string
  readonly title: string
  readonly keyPoints: string
  readonly answer: string
  readonly topics: string
  readonly rest: string
}

type Lang = 'zh' | 'en' | 'mixed'

/** Made-up questions with their answers: half Chinese, a quarter English, a quarter both. The same for the same seed. */
export function makeTexts(count: number, lexicon: Lexicon, random: Random): Text[] {
  return Array.from({ length: count }, (_, i): Text => {
    const lang = random.pick<Lang>(['zh', 'zh', 'en', 'mixed'])
    // A few topics are most of a library.
    const topic = TOPICS[zipf(random, TOPICS.length)] ?? ''
    const say = (parts: number) =>
      Array.from({ length: parts }, () => sentence(random, lexicon, lang)).join(lang === 'en' ? ' ' : '')
    return {
      id: `q-${i}`,
      title: titleOf(random, lexicon, lang, topic),
      keyPoints: terms(random, lexicon, lang, 4).join(' '),
      answer: say(lang === 'en' ? 4 : 6),
      topics: topic,
      rest: say(lang === 'en' ? 5 : 9),
    }
  })
}

/** Of any word of a language, the common ones most of the time. */
const word = (random: Random, words: readonly string[]): string => words[zipf(random, words.length)] ?? ''

function terms(random: Random, { zh, en, names }: Lexicon, lang: Lang, count: number): string[] {
  return Array.from({ length: count }, () => {
    if (random.chance(0.12)) return word(random, names)
    const isChinese = lang === 'zh' ? random.chance(0.95) : lang === 'mixed' && random.chance(0.6)
    return word(random, isChinese ? zh : en)
  })
}

function titleOf(random: Random, lexicon: Lexicon, lang: Lang, topic: string): string {
  // What a question is about is rarer than what it is said with.
  const about = (words: readonly string[]): string => words[random.below(words.length)] ?? ''
  const [a = '', b = ''] = terms(random, lexicon, lang, 2)
  if (lang === 'en') {
    const c = about(lexicon.en)
    return random.pick([
      `Why does ${topic} ${c} ${a} before ${b}?`,
      `How is the ${c} ${a} kept by ${topic} ${b}?`,
      `What happens to ${a} when ${c} ${b} fails?`,
    ])
  }
  const c = about(lexicon.zh)
  const named = random.chance(0.5) ? `${topic} 的` : ''
  return random.pick([
    `${named}${c}${a}为什么会影响${b}？`,
    `${named}${a}怎样保证${c}不被${b}打断？`,
    `${c}时，${named}${a}和${b}有什么区别？`,
  ])
}

function sentence(random: Random, lexicon: Lexicon, lang: Lang): string {
  const said = terms(random, lexicon, lang, lang === 'en' ? 9 : 7)
  if (lang === 'en')
    return `The ${said.slice(0, 3).join(' ')} is ${said.slice(3, 6).join(' ')} with ${said.slice(6).join(' ')}.`
  const joined = said.map((one) => (/^[\x20-\x7e]+$/.test(one) ? ` ${one} ` : one))
  return `${joined.slice(0, 3).join('')}在${joined.slice(3, 5).join('')}之后才${joined.slice(5).join('')}。`
}
