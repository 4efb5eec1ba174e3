import type { Finding, RuleId } from '#core/practice/nitpick/finding.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { sayFinding } from '../../../_server/said-critique.ts'

/** What the rules picked at, rule by rule, with the evidence; what the learner did not accept, with the reason. */
export async function Findings({ attempt, lang }: { attempt: AttemptView; lang: string }) {
  const { t } = await i18n()
  const reasons = new Map(attempt.dismissals.map(({ finding, reason }) => [finding, reason]))
  // Points that were missed stand in the list of points.
  const findings = attempt.critique.findings.filter(({ rule, id }) => rule !== 'key-point' || reasons.has(id))
  const open = findings.filter(({ id }) => !reasons.has(id)).length
  const isWordless = attempt.sentences.every((sentence) => sentence.trim() === '')
  return (
    <section className="block" aria-labelledby="findings">
      <h2 id="findings" className="block-head">
        {t('nitpick.title')}
        {open > 0 && <span className="font-normal">{t('attempts.history.findings', { count: open })}</span>}
      </h2>
      {findings.length > 0 && (
        <dl className="past-findings">
          {groupsOf(findings).map(([rule, group]) => (
            <div key={rule}>
              <dt>{t(`nitpick.rule.${rule}`)}</dt>
              {group.map((finding) => (
                <Found key={finding.id} finding={finding} reason={reasons.get(finding.id)} lang={lang} t={t} />
              ))}
              {group.some(({ id }) => !reasons.has(id)) && <dd className="past-mend">{t(`nitpick.mend.${rule}`)}</dd>}
            </div>
          ))}
        </dl>
      )}
      <p className="past-fine">
        {findings.length === 0 ? t('nitpick.nothing') : t('nitpick.note')} {isWordless && t('nitpick.noWords')}
      </p>
    </section>
  )
}

type FoundProps = { finding: Finding; reason: string | undefined; lang: string; t: Translate }

function Found({ finding, reason, lang, t }: FoundProps) {
  const { rule, sentence, quote, span } = finding
  return (
    <dd data-dismissed={reason !== undefined}>
      {/* Always the first; the message says so. */}
      {sentence !== null && rule !== 'key-terms' && (
        <span className="past-where">{t('attempts.sentence', { sentence })} </span>
      )}
      {span && (
        <>
          <q lang={lang}>{quote}</q>{' '}
        </>
      )}
      {sayFinding(finding, t).text}
      {reason !== undefined && (
        <span className="past-reason">
          {t('attempts.dismissed')} <span lang={lang}>{reason}</span>
        </span>
      )}
    </dd>
  )
}

/** Findings by their rule, in the order in which the rules first came up. */
function groupsOf(findings: readonly Finding[]): readonly (readonly [RuleId, readonly Finding[]])[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  return rules.map((rule) => [rule, findings.filter((finding) => finding.rule === rule)])
}
