import type { Answered, Asked, Critique, RuleId } from './finding.ts'
import { critique } from './critique.ts'
import { DEFAULT_RATE } from '../rate.ts'

/** A card that lacks nothing, so that only the answer is found fault with. */
export const asked = (title: string, points: Readonly<Record<string, readonly string[]>> = {}): Asked => ({
  title,
  lang: /\p{Script=Han}/u.test(title) ? 'zh' : 'en',
  keyPoints: Object.entries(points).map(([point, aliases]) => ({ point, aliases })),
  references: [{ url: 'https://www.rfc-editor.org/rfc/rfc9293.html', kind: 'standard', title: 'RFC 9293' }],
  demos: ['half-open'],
})

/** All five sentences said in eleven seconds each. Those not given are empty. */
export const answered = (sentences: readonly string[], more: Partial<Answered> = {}): Answered => ({
  sentences: Array.from({ length: 5 }, (_, i) => sentences[i] ?? ''),
  asked: [1, 2, 3, 4, 5],
  sentencesMs: Array.from({ length: 5 }, () => 11_000),
  limitMs: 12_000,
  ...more,
})

export const nitpick = (card: Asked, sentences: readonly string[], more: Partial<Answered> = {}): Critique =>
  critique(card, answered(sentences, more), DEFAULT_RATE)

/** The rules that found something, each once. */
export const rulesOf = ({ findings }: Critique): RuleId[] => [...new Set(findings.map(({ rule }) => rule))]
