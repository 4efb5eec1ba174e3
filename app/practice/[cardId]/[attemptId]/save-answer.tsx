import type { StoredCard } from '#core/store/cards.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { answerOf } from '#core/study/edit.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { saveAnswerAction } from '../_past/actions.ts'
import { Confirm } from '../_past/confirm.tsx'
import { actWords } from '../_past/words.ts'

/** What would be written into the card, before it is. */
export async function SaveAnswer({ attempt, card }: { attempt: AttemptView; card: StoredCard }) {
  const [{ t }, { ctx }] = await Promise.all([i18n(), study()])
  const lines = await answerOf(ctx, attempt.id)
  if (lines === null || lines.length === 0) return null
  return (
    <section aria-labelledby="into-card">
      <h2 id="into-card" className="head">
        {t('attempts.save.head')}
      </h2>
      <Confirm
        id="save-answer"
        act={saveAnswerAction}
        k="w"
        words={{
          ...actWords(t),
          open: t('attempts.save.button'),
          title: t('attempts.save.title'),
          yes: t('attempts.save.yes'),
          no: t('attempts.save.no'),
        }}
      >
        <p className="mt-1">{t('attempts.save.note', { path: card.path })}</p>
        <input type="hidden" name="attemptId" value={attempt.id} />
        <ol className="past-five" lang={card.lang}>
          {lines.map((line, i) => (
            <li key={i} style={{ '--number': i + 1 }}>
              {line}
            </li>
          ))}
        </ol>
      </Confirm>
    </section>
  )
}
