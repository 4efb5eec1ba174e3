import type { SentenceNumber } from '../../plan.ts'
import { findTerm, readTerm } from '../../text/words.ts'
import { quoteOf, type Answer, type Line } from '../answer.ts'
import { JARGON, KNOWN_CAPITALS } from '../data/known.ts'
import type { Span } from '../finding.ts'
import { listed, type Rule } from '../rule.ts'

/** Two to five capitals, perhaps with a digit or a plural s, that are no part of a longer name. */
const ACRONYM = /(?<![A-Za-z0-9_.$/-])[A-Z]{2,5}\d?(?=s?(?![A-Za-z0-9_]|-[A-Z]))/g
/** Side by side with other capitals it is a command and no acronym: VACUUM INTO, SETSLOT NODE. */
const CAPITALS_BEFORE = /[A-Z]{2,}\s$/
const CAPITALS_AFTER = /^s?\s[A-Z]{2,}\b/

const GENUS =
  '协议|算法|日志|机制|结构|树|表|锁|队列|模式|命令|信号|标志|标记|字段|头|帧|包|报文|指令|接口|框架|语言|数据库|状态码|系统调用|环境变量|错误'
const GENUS_EN =
  'protocol|algorithm|tree|lock|signal|command|flag|header|frame|packet|error|mode|bit|statement|instruction|segment'
/** What explains a word right after it: a bracket, a colon, 是, 即, means, a relative clause, or what kind of thing it is. */
const EXPLAINED_AFTER = new RegExp(
  `^s?\\s*["'”’」\`]?\\s*(?:[(:]|[—–]|-\\s|/\\s*\\p{Script=Han}|${GENUS}|(?:${GENUS_EN})s?\\b|` +
    ',?\\s*(?:也就是|就是|也叫|又叫|又称|即|意思是|指|是(?!否|不是|因为|由|为了|怎|如何|在)|叫|表示|意味着|全称)|' +
    ',\\s*(?:an?|the)\\b|,?\\s*(?:i\\.?e\\.?\\b|that is\\b|meaning\\b|means\\b|which\\b|where\\b|in which\\b|refers? to\\b|stands? for\\b|(?:is|are|was)(?! (?:on|off|not|used|set|in|at|also|still|enabled|disabled)\\b)\\b))',
  'u',
)
/** … or right before it: it is called that, or it stands in brackets after its own meaning, or after its kind. */
const EXPLAINED_BEFORE = new RegExp(
  `(?:也就是|就是|即|叫做?|称为|称作|称之为|简称|缩写|所谓的?|[(]|\\p{Script=Han}/|(?:${GENUS})\\s?|\\b(?:that is,?|i\\.e\\.,?|called|known as|so-called|named|short for|abbreviated|or|${GENUS_EN}))\\s*(?:the |an? )?["'“「\`]?$`,
  'u',
)

const JARGON_TERMS = JARGON.map(readTerm)

type Hit = {
  readonly sentence: SentenceNumber
  readonly words: string
  readonly span: Span
  readonly isExplained: boolean
}

/** Words a listener has to ask about: acronyms not everybody knows, and jargon, never explained where they stand. */
export const unexplained: Rule<'unexplained'> = {
  of: 'sentence',
  needs: 'words',
  check: (answer) => {
    const hits = answer.lines.flatMap((line) => [...acronyms(line, answer), ...jargon(line, answer)])
    const explained = new Set(hits.filter((hit) => hit.isExplained).map(({ words }) => words))
    const initials = answer.lines.map(initialsOf).join(' ')
    for (const word of new Set(hits.map(({ words }) => words))) if (isSpeltOut(word, initials)) explained.add(word)
    return listed(hits.filter(({ words }) => !explained.has(words))).map(({ sentence, words, span, times, more }) => {
      return { sentence, quote: words, span, values: { words, sentence, times, more } }
    })
  },
}

function acronyms(line: Line, { question }: Answer): Hit[] {
  return Array.from(line.plain.matchAll(ACRONYM)).flatMap(({ 0: word, index }) => {
    const [before, after] = around(line, index, index + word.length)
    if (KNOWN_CAPITALS.has(word) || question.places.has(word.toLowerCase())) return []
    if (CAPITALS_BEFORE.test(before) || CAPITALS_AFTER.test(after)) return []
    const { quote, span } = quoteOf(line, index, index + word.length)
    return [{ sentence: line.number, words: quote, span, isExplained: isGlossed(before, after) }]
  })
}

function jargon(line: Line, { question }: Answer): Hit[] {
  return JARGON_TERMS.flatMap((term) => {
    const span = findTerm(line.words, term)
    if (!span || findTerm(question, term)) return []
    const [before, after] = [
      line.text.slice(Math.max(0, span.start - 24), span.start),
      line.text.slice(span.end, span.end + 24),
    ]
    const isExplained = isGlossed(before.normalize('NFKC'), after.normalize('NFKC'))
    return [{ sentence: line.number, words: line.text.slice(span.start, span.end), span, isExplained }]
  })
}

const around = ({ cased }: Line, start: number, end: number): readonly [string, string] => [
  cased.slice(Math.max(0, start - 24), start),
  cased.slice(end, end + 24),
]

const isGlossed = (before: string, after: string): boolean =>
  EXPLAINED_AFTER.test(after) || EXPLAINED_BEFORE.test(before)

/** Whether words in a row begin with its letters: write-ahead log, WAL. Two letters come about by chance. */
function isSpeltOut(word: string, initials: string): boolean {
  const letters = word.toLowerCase().replace(/\d+$/, '')
  return letters.length > 2 && initials.includes(letters)
}

const initialsOf = ({ words }: Line): string =>
  words.tokens.map(({ kind, text }) => (kind === 'word' ? text.charAt(0) : ' ')).join('')
