import type { RenderedCard, RenderedSection } from '#core/card/render/rendered.ts'
import type { StoredCard } from '#core/store/cards.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { isWhole } from '#core/practice/plan.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { Changes } from '../_past/changes.tsx'
import { SectionBody } from '../../../_ui/section.tsx'

type Props = {
  attempt: AttemptView
  /** That one sentence of which was tried again. */
  earlier: AttemptView | null
  card: StoredCard
  rendered: RenderedCard
}

/** What was said beside the model answer, sentence by sentence where that has five of them too. */
export async function Answer({ attempt, earlier, card, rendered }: Props) {
  const { t } = await i18n()
  const { sentences, thought, plan } = attempt
  const model = rendered.sections.filter(({ id, blocks }) => id === 'answer' && blocks.length > 0)
  const isWordless = sentences.every((sentence) => sentence.trim() === '')
  return (
    <section className="block" aria-labelledby="answer">
      <h2 id="answer" className="block-head">
        {t('attempts.answer.title')}
      </h2>
      {thought.trim() !== '' && (
        <p className="past-thought">
          <span className="past-label">{t('attempts.answer.thought')}</span>
          <span lang={card.lang}>{thought}</span>
        </p>
      )}
      <div className="past-beside" data-five={!isWordless && isWhole(plan) && isFive(model)}>
        <section aria-labelledby="yours">
          <h3 id="yours" className="past-label">
            {t('attempts.answer.yours')}
          </h3>
          {isWordless ? (
            <p className="text-soft">{t('attempts.answer.wordless')}</p>
          ) : (
            <Yours attempt={attempt} lang={card.lang} t={t} />
          )}
          {earlier && <Compared attempt={attempt} earlier={earlier} lang={card.lang} t={t} />}
        </section>
        <section aria-labelledby="model">
          <h3 id="model" className="past-label">
            {t('attempts.answer.model')}
          </h3>
          {model.length === 0 ? (
            <p className="text-soft">{t('attempts.answer.unwritten')}</p>
          ) : (
            <div className="past-model" data-stage="answer">
              {model.map((section, i) => (
                <SectionBody key={i} section={section} lang={card.lang} />
              ))}
            </div>
          )}
        </section>
      </div>
    </section>
  )
}

type YoursProps = { attempt: AttemptView; lang: string; t: Translate }

/** The sentences that were to be said. */
function Yours({ attempt: { sentences, plan }, lang, t }: YoursProps) {
  return (
    <ol className="past-five" lang={lang}>
      {plan.sentences.map((sentence) => {
        const said = sentences[sentence - 1] ?? ''
        return (
          <li key={sentence} value={sentence} style={{ '--number': sentence }}>
            {said.trim() === '' ? <span className="past-unsaid">{t('attempts.answer.unsaid')}</span> : said}
          </li>
        )
      })}
    </ol>
  )
}

/** A sentence tried again, against how it went before. */
function Compared({ attempt, earlier, lang, t }: YoursProps & { earlier: AttemptView }) {
  return (
    <div className="past-compared">
      <h3 className="past-label">{t('attempts.answer.compared')}</h3>
      {attempt.plan.sentences.map((sentence) => (
        <p key={sentence} lang={lang} className="changes">
          <Changes
            before={earlier.sentences[sentence - 1] ?? ''}
            after={attempt.sentences[sentence - 1] ?? ''}
            lang={lang}
            t={t}
          />
        </p>
      ))}
    </div>
  )
}

/** Whether it is one list of five and nothing else, so that its items can stand beside five others. */
function isFive(sections: readonly RenderedSection[]): boolean {
  const blocks = sections.flatMap((section) => section.blocks)
  const html = blocks.length === 1 && blocks[0]?.kind === 'html' ? blocks[0].html : ''
  const count = (tag: string): number => html.split(tag).length - 1
  return (
    html.startsWith('<ol') && html.endsWith('</ol>') && count('<ol') === 1 && count('<ul') === 0 && count('<li') === 5
  )
}
