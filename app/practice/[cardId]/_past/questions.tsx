import type { StoredCard } from '#core/store/cards.ts'
import type { OutlineNode } from '#core/study/views.ts'
import Link from 'next/link'
import { i18n } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { Dot } from '../../../_ui/dot.tsx'
import { practiceHref } from '../../../_ui/links.ts'
import { Mark } from '../../../_ui/mark.tsx'
import { ActForm } from './act-form.tsx'
import { addQuestionAction } from './actions.ts'
import { actWords } from './words.ts'

/** Where the card leads: a card to answer next, an open question to make one of, or a new question. */
export async function Questions({ card, followUps }: { card: StoredCard; followUps: readonly OutlineNode[] }) {
  const { t } = await i18n()
  const words = actWords(t)
  return (
    <section className="block" aria-labelledby="next-questions">
      <h2 id="next-questions" className="block-head">
        {t('attempts.next.title')}
      </h2>
      {followUps.length === 0 && <p className="past-note">{t('attempts.next.empty')}</p>}
      <ul className="rows">
        {followUps.map((node, i) => (
          <li key={node.kind === 'open' ? `open ${node.text}` : `${node.kind} ${i}`} className="row">
            {node.kind === 'card' && (
              <>
                <Mark standing={node.card.standing} t={t} />
                <Link href={practiceHref(node.card.id)} prefetch={false} lang={node.card.lang} className="row-title">
                  {node.card.title}
                </Link>
              </>
            )}
            {node.kind === 'open' && (
              <>
                <Dot mark="open" label={t('memory.open')} />
                <ActForm act={addQuestionAction} words={words} className="past-open">
                  <span lang={card.lang}>{node.text}</span>
                  <input type="hidden" name="cardId" value={card.id} />
                  <input type="hidden" name="question" value={node.text} />
                  <button
                    type="submit"
                    name="as"
                    value="card"
                    className="past-link"
                    aria-label={t('attempts.next.makeFull', { question: node.text })}
                  >
                    {t('attempts.next.make')}
                  </button>
                </ActForm>
              </>
            )}
            {node.kind === 'broken' && (
              <>
                <Dot mark="broken" label={t('memory.broken')} />
                <span>
                  <span lang={card.lang}>{node.text}</span>{' '}
                  <span className="text-soft">{t('chains.broken', { id: node.id })}</span>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <ActForm act={addQuestionAction} words={words} className="past-ask">
        <input type="hidden" name="cardId" value={card.id} />
        <label htmlFor="new-question" {...keyed('q')}>
          {t('attempts.next.ask')} <Hint k="q" />
        </label>
        <input
          id="new-question"
          name="question"
          className="field"
          lang={card.lang}
          maxLength={300}
          required
          autoComplete="off"
        />
        <p className="past-buttons">
          <button type="submit" name="as" value="open" className="button button-quiet">
            {t('attempts.next.open')}
          </button>
          <button type="submit" name="as" value="card" className="button button-quiet">
            {t('attempts.next.card')}
          </button>
        </p>
      </ActForm>
    </section>
  )
}
