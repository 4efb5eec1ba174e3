import type { RuleId } from '#core/practice/nitpick/finding.ts'
import type { Locale } from '../../_server/locale.ts'

/** What each rule of the nitpick goes by; its title is among the messages. */
export const RULE_TEXTS: Readonly<Record<RuleId, Readonly<Record<Locale, string>>>> = {
  'key-terms': {
    zh: '第一句里没有题目的关键词（题目词少要一个，多要两个），也没有直接说到一个要点',
    en: 'The first sentence has neither terms of the title (one of a few, two of many) nor a key point',
  },
  'five-sentences': {
    zh: '不到五句，或者一句里其实有好几句',
    en: 'Fewer than five, or several in the place of one',
  },
  short: {
    zh: '照你的语速，念出来不到半分钟',
    en: 'At your rate it takes less than half a minute to say',
  },
  long: {
    zh: '照你的语速，比规定的时间多出两成以上',
    en: 'At your rate it takes over a fifth longer than there is time',
  },
  'over-time': {
    zh: '钟走过了这一句的时间',
    en: 'The clock went past the time of the sentence',
  },
  scenario: {
    zh: '整段没有一个数字、名字、案例、命令或文件',
    en: 'No figure, name, case, command or file anywhere',
  },
  hedge: {
    zh: '「一般来说」「非常」「等等」这类什么也没说定的词',
    en: 'Words that commit to nothing: “very”, “probably”, “various”',
  },
  wordy: {
    zh: '有更短说法的套话，会给出短的那个',
    en: 'Phrases that have a shorter form, which it gives',
  },
  unexplained: {
    zh: '缩写和行话，说出来时没有解释；题目里就有的不算',
    en: 'Acronyms and jargon not explained where they stand, unless the title has them',
  },
  'key-point': {
    zh: '卡片的要点没有说到：原词、别名，或一句里说到它四分之三的词，都算说到',
    en: 'A key point of the card was not said: by its words, by an alias, or by three quarters of its words in one sentence',
  },
  'no-official-reference': {
    zh: '卡片的参考里没有官方文档，也没有标准',
    en: 'The card lists no official documentation and no standard',
  },
  'no-demo': { zh: '卡片里没有演示', en: 'The card shows no demo' },
}
