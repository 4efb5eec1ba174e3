import type { Problem } from '../card.ts'

/** What `check` looks for. Programs know a rule by its name, so a name never changes. */
export const RULES = [
  'file',
  'frontmatter',
  'doubled-id',
  'doubled-title',
  'reference-kind',
  'no-key-points',
  'missing-stage',
  'markup',
  'unknown-component',
  'missing-image',
  'missing-file',
  'bad-demo',
  'orphan-demo',
  'bad-card-link',
  'dead-card-link',
  'dead-wikilink',
  'ambiguous-wikilink',
  'wikilink-follow-up',
  'cycle',
  'unreachable-card',
  'dead-link',
  'unchecked-link',
] as const
export type Rule = (typeof RULES)[number]

/** A `Problem` has to be mended. A `note` is worth knowing: a card that is only a question is a good beginning. */
export type Severity = Problem['severity'] | 'note'

export type Finding = Omit<Problem, 'severity'> & { readonly rule: Rule; readonly severity: Severity }

/** A place in a file: 1-based line and column. */
export type Spot = Pick<Problem, 'line' | 'column'>

const SEVERITIES: Partial<Record<Rule, Severity>> = {
  'doubled-id': 'error',
  'doubled-title': 'note',
  'no-key-points': 'note',
  'missing-stage': 'note',
  'orphan-demo': 'note',
  'wikilink-follow-up': 'note',
  cycle: 'note',
  'unreachable-card': 'note',
  'unchecked-link': 'note',
}

/** How grave it is to break a rule, unless whoever found it knows better. */
export const severityOf = (rule: Rule): Severity => SEVERITIES[rule] ?? 'warning'

export function finding(rule: Rule, file: string, spot: Spot, message: string, mend: string): Finding {
  const { line, column } = spot
  return { rule, severity: severityOf(rule), file, line, column, message, mend }
}

/** What somebody else found, under the name of the rule it breaks. */
export const under = (rule: Rule, problem: Problem): Finding => ({ rule, ...problem })

export const isAt = (a: Spot, b: Spot): boolean => a.line === b.line && a.column === b.column
