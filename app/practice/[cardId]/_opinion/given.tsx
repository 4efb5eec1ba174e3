import { SENTENCES } from '#core/practice/plan.ts'
import type { GivenOpinion, OpinionsView } from '#core/study/opinion.ts'
import { i18n } from '../../../_server/i18n.ts'

type Props = { given: GivenOpinion } & Pick<OpinionsView, 'sentences' | 'lang'>

/** What a model said, sentence by sentence, marked as its words. */
export async function Given({ given: { id, model, askedAt, opinion }, sentences, lang }: Props) {
  const { t, format } = await i18n()
  const about = Array.from({ length: SENTENCES }, (_, i) => ({
    n: i + 1,
    remarks: opinion.perSentence.filter(({ sentence }) => sentence === i + 1),
    doubts: opinion.factualDoubts.filter(({ sentence }) => sentence === i + 1),
  })).filter(({ remarks, doubts }) => remarks.length + doubts.length > 0)
  return (
    <article id={`opinion-${id}`} className="opinion-given" tabIndex={-1} aria-labelledby={`opinion-${id}-by`}>
      <p className="facts">
        <span id={`opinion-${id}-by`}>{t('opinion.by', { model })}</span>
        <time dateTime={askedAt.toISOString()}>
          {format.dateTime(askedAt, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })}
        </time>
      </p>
      <p className="opinion-overall">{opinion.overall}</p>
      {about.length === 0 && <p className="opinion-label">{t('opinion.nothing')}</p>}
      {about.map(({ n, remarks, doubts }) => (
        <section key={n} className="opinion-sentence">
          <h3>{t('opinion.sentence', { number: n })}</h3>
          <blockquote lang={lang ?? undefined}>{sentences[n - 1]}</blockquote>
          {remarks.map(({ remark, suggestion }, i) => (
            <div key={i}>
              <p>{remark}</p>
              {suggestion && (
                <p>
                  <span className="opinion-label">{t('opinion.suggestion')}</span>
                  <span lang={lang ?? undefined}>{suggestion}</span>
                </p>
              )}
            </div>
          ))}
          {doubts.map(({ claim, why, howToCheck }, i) => (
            <div key={i} className="opinion-doubt">
              <p>
                <span className="opinion-label">{t('opinion.doubt')}</span>
                <q lang={lang ?? undefined}>{claim}</q>
              </p>
              <p>{why}</p>
              <p>
                <span className="opinion-label">{t('opinion.check')}</span>
                {howToCheck}
              </p>
            </div>
          ))}
        </section>
      ))}
      {opinion.nextQuestion && (
        <p className="opinion-next">
          <span className="opinion-label">{t('opinion.next')}</span>
          {opinion.nextQuestion}
        </p>
      )}
    </article>
  )
}
