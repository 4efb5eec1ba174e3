import { SENTENCES } from '../plan.ts'
import type { Rate } from '../rate.ts'
import { clip, readAnswer, type Answer } from './answer.ts'
import { findFillers } from './fillers.ts'
import { RULES, type Answered, type Asked, type Critique, type Finding, type RuleId } from './finding.ts'
import type { Rule } from './rule.ts'
import { RULE_TABLE } from './rules.ts'

/** More of a quotation nobody reads; it also keeps the id of a finding short enough to be dismissed by. */
const MAX_QUOTE = 200

/**
 * What the rules have to say of an answer. They check form and not truth: a fluent answer that is false passes. Only
 * sentences that were to be said are looked at; of less than five, rules about the whole answer say nothing.
 */
export function critique(asked: Asked, answered: Answered, rate: Rate): Critique {
  const answer = readAnswer(asked, answered, rate)
  return {
    findings: RULES.flatMap((rule) => findingsOf(rule, answer)),
    points: answer.points,
    fillers: answer.lines.flatMap(findFillers),
    speechMs: answer.speechMs,
  }
}

function findingsOf<R extends RuleId>(id: R, answer: Answer): Finding[] {
  const rule: Rule<R> = RULE_TABLE[id]
  if (rule.needs === 'words' && answer.lines.length === 0) return []
  if (rule.of === 'answer' && answer.answered.asked.length < SENTENCES) return []
  const ids = new Set<string>()
  return rule.check(answer).map(({ sentence, quote: whole, span: all, values }) => {
    const quote = clip(whole, MAX_QUOTE)
    const span = all && { start: all.start, end: all.start + quote.length }
    return { id: nameOf(`${id}:${sentence ?? 0}:${quote}`, ids), rule: id, sentence, quote, span, values }
  })
}

/** A name of its own, the same each time: two that begin alike are told apart by their order. */
function nameOf(text: string, taken: Set<string>): string {
  const plain = text.toWellFormed()
  let name = plain
  for (let n = 2; taken.has(name); n += 1) name = `${plain}#${n}`
  taken.add(name)
  return name
}

/** What may be told while the card's key points are still a secret. */
export const withoutPoints = ({ findings, ...rest }: Critique): Critique => ({
  ...rest,
  points: [],
  findings: findings.filter(({ rule }) => rule !== 'key-point'),
})
