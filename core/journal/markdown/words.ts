import type { EntryKind } from '../entry.ts'
import type { Verdict } from '#core/practice/gate.ts'
import type { RuleId } from '#core/practice/nitpick/finding.ts'
import type { Rating } from '#core/schedule/rating.ts'

/** Languages in which a vault can be written. What is written in cards and entries stays in theirs. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The words of a vault. `card`, `demo`: links. */
export type Phrases = {
  readonly day: string
  readonly asked: (card: string) => string
  readonly attempt: (card: string, verdict: string, seconds: string) => string
  readonly review: (card: string, rating: string, seconds: string, isRehearsal: boolean) => string
  readonly rewrite: (card: string, from: number, to: number) => string
  readonly run: (demo: string, isAsExpected: boolean | null) => string
  readonly read: (card: string, address: string, minutes: string, isDone: boolean) => string
  readonly opened: (card: string, by: string | null) => string
  readonly passed: (card: string) => string
  readonly seconds: (s: number) => string
  readonly minutes: (min: number) => string
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly single: string
  readonly rating: Readonly<Record<Rating, string>>
  readonly entry: Readonly<Record<EntryKind, string>>
  readonly keyPoints: string
  readonly references: string
  readonly attempts: string
  readonly thought: string
  readonly answer: string
  readonly findings: string
  readonly nothingSaid: string
  readonly output: string
  readonly rules: Readonly<Record<RuleId, string>>
}

const zh: Phrases = {
  day: '这一天',
  asked: (card) => `写下问题 ${card}`,
  attempt: (card, verdict, seconds) => `作答 ${card}：${verdict}，${seconds}`,
  review: (card, rating, seconds, isRehearsal) =>
    `${isRehearsal ? '温习' : '复习'} ${card}：${[rating, seconds].filter(Boolean).join('，')}`,
  rewrite: (card, from, to) => `改写 ${card}：第 ${from} 版到第 ${to} 版`,
  run: (demo, isAsExpected) =>
    `运行演示 ${demo}${isAsExpected === null ? '' : isAsExpected ? '：结果相符' : '：结果不符'}`,
  read: (card, address, minutes, isDone) =>
    `${[`阅读 ${address}（${card}）`, minutes, isDone ? '读完' : ''].filter(Boolean).join('，')}`,
  opened: (card, by) => (by === null ? `展开追问 ${card}` : `展开追问 ${card}，因为过了 ${by}`),
  passed: (card) => `第一次过关：${card}`,
  seconds: (s) => `${s} 秒`,
  minutes: (min) => `${min} 分钟`,
  verdict: { passed: '过关', failed: '没过' },
  single: '单独重说',
  rating: { again: '没答上', hard: '吃力', good: '答上了', easy: '轻松' },
  entry: { note: '随笔', week: '一周回顾', month: '一月回顾', year: '一年回顾' },
  keyPoints: '要点',
  references: '参考资料',
  attempts: '作答',
  thought: '十秒思考',
  answer: '回答',
  findings: '挑骨头',
  nothingSaid: '（没说）',
  output: '记录的输出',
  rules: {
    'key-terms': '首句没有点题',
    'five-sentences': '五句话',
    short: '太短',
    long: '太长',
    'over-time': '超时',
    scenario: '没有具体场景',
    hedge: '含糊',
    wordy: '啰嗦',
    unexplained: '没有解释',
    'key-point': '漏了要点',
    'no-official-reference': '没有官方依据',
    'no-demo': '没有 Demo',
  },
}

const en: Phrases = {
  day: 'What happened',
  asked: (card) => `wrote down ${card}`,
  attempt: (card, verdict, seconds) => `answered ${card}: ${verdict}, ${seconds}`,
  review: (card, rating, seconds, isRehearsal) =>
    `${isRehearsal ? 'rehearsed' : 'reviewed'} ${card}: ${[rating, seconds].filter(Boolean).join(', ')}`,
  rewrite: (card, from, to) => `rewrote ${card}: version ${from} to ${to}`,
  run: (demo, isAsExpected) =>
    `ran ${demo}${isAsExpected === null ? '' : isAsExpected ? ', as expected' : ', not as expected'}`,
  read: (card, address, minutes, isDone) =>
    [`read ${address} (${card})`, minutes, isDone ? 'to the end' : ''].filter(Boolean).join(', '),
  opened: (card, by) => (by === null ? `opened ${card}` : `opened ${card}, by passing ${by}`),
  passed: (card) => `passed for the first time: ${card}`,
  seconds: (s) => `${s} s`,
  minutes: (min) => `${min} min`,
  verdict: { passed: 'passed', failed: 'failed' },
  single: 'one sentence again',
  rating: { again: 'again', hard: 'hard', good: 'good', easy: 'easy' },
  entry: { note: 'Note', week: 'The week', month: 'The month', year: 'The year' },
  keyPoints: 'Key points',
  references: 'References',
  attempts: 'Attempts',
  thought: 'Ten-second thought',
  answer: 'Answer',
  findings: 'Nitpick',
  nothingSaid: '(nothing)',
  output: 'Recorded output',
  rules: {
    'key-terms': 'first sentence misses the point',
    'five-sentences': 'five sentences',
    short: 'too short',
    long: 'too long',
    'over-time': 'over time',
    scenario: 'no concrete scenario',
    hedge: 'vague',
    wordy: 'wordy',
    unexplained: 'unexplained',
    'key-point': 'key point missed',
    'no-official-reference': 'no official source',
    'no-demo': 'no demo',
  },
}

const PHRASES: Readonly<Record<Language, Phrases>> = { zh, en }
export const phrasesIn = (language: Language): Phrases => PHRASES[language]
