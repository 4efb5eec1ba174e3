import type { RuleId } from './finding.ts'
import type { Rule } from './rule.ts'
import { keyPoint, noDemo, noOfficialReference } from './rules/card.ts'
import { fiveSentences } from './rules/five-sentences.ts'
import { keyTerms } from './rules/key-terms.ts'
import { long, overTime, short } from './rules/length.ts'
import { scenario } from './rules/scenario.ts'
import { unexplained } from './rules/unexplained.ts'
import { hedge, wordy } from './rules/vague.ts'

/** Every rule: when it runs, what it needs, and what it finds. What each cannot see is in docs/nitpick.md. */
export const RULE_TABLE: { readonly [R in RuleId]: Rule<R> } = {
  'key-terms': keyTerms,
  'five-sentences': fiveSentences,
  short,
  long,
  'over-time': overTime,
  scenario,
  hedge,
  wordy,
  unexplained,
  'key-point': keyPoint,
  'no-official-reference': noOfficialReference,
  'no-demo': noDemo,
}
