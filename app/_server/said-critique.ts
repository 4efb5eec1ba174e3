import type { Critique, Finding } from '#core/practice/nitpick/finding.ts'
import type { Translate } from './i18n.ts'

/** A finding in the reader's words: which rule, what it says, and how to mend it. */
export type SaidFinding = Finding & { readonly said: Readonly<Record<'rule' | 'text' | 'mend', string>> }
export type SaidCritique = Omit<Critique, 'findings'> & { readonly findings: readonly SaidFinding[] }

export const sayCritique = (critique: Critique, t: Translate): SaidCritique => ({
  ...critique,
  findings: critique.findings.map((finding) => ({ ...finding, said: sayFinding(finding, t) })),
})

export const sayFinding = ({ rule, values }: Finding, t: Translate): SaidFinding['said'] => ({
  rule: t(`nitpick.rule.${rule}`),
  // The values are the rule's own; a test holds the messages to them.
  text: t(`nitpick.say.${rule}`, values as never),
  mend: t(`nitpick.mend.${rule}`),
})
