import { type FindingChanges, subjectOf } from '#core/journal/findings.ts'
import type { Finding, RuleId } from '#core/practice/nitpick/finding.ts'
import type { Translate } from '../../../_server/i18n.ts'

type Props = { changes: FindingChanges; lang: string; t: Translate }

/** What the nitpick found that it did not the time before, and the other way round. */
export function Changes({ changes: { isFirst, fresh, again, gone, still }, lang, t }: Props) {
  const told = [
    ['gone', gone],
    ['again', again],
    [isFirst ? 'found' : 'fresh', fresh],
  ] as const
  return (
    <>
      <dl className="growth-findings">
        {told.map(
          ([kind, findings]) =>
            findings.length > 0 && (
              <div key={kind} data-kind={kind}>
                <dt>{t(`growth.${kind}`)}</dt>
                {groupsOf(findings).map(([rule, subjects]) => (
                  <dd key={rule}>
                    {t(`nitpick.rule.${rule}`)}{' '}
                    {subjects.map((subject) => (
                      <q key={subject} lang={lang}>
                        {subject}
                      </q>
                    ))}
                  </dd>
                ))}
              </div>
            ),
        )}
      </dl>
      {still.length > 0 && <p className="growth-still">{t('growth.still', { count: still.length })}</p>}
    </>
  )
}

/** What each rule found, each once. Of sentences that took too long the times are in the attempt. */
function groupsOf(findings: readonly Finding[]): readonly (readonly [RuleId, readonly string[]])[] {
  const groups = new Map<RuleId, Set<string>>()
  for (const finding of findings) {
    const subject = finding.rule === 'over-time' ? null : subjectOf(finding)
    const group = groups.get(finding.rule) ?? new Set()
    groups.set(finding.rule, subject === null ? group : group.add(subject))
  }
  return [...groups].map(([rule, subjects]) => [rule, [...subjects]])
}
