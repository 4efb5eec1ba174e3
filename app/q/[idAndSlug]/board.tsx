import { boardCard } from '#core/study/boards.ts'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { MarkFields, MarkSaid, Place } from '../../boards/_mark/mark.tsx'

/** Where the card stands on the boards, and the form in which the learner says otherwise. */
export async function Board({
  view: {
    card: { id },
  },
}: {
  view: CardView
}) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const card = await boardCard(ctx, id)
  if (card === null) return null
  return (
    <section aria-labelledby="board" className="schedule card-board">
      <h2 id="board" className="head">
        {t('boards.mark.title')}
      </h2>
      <p>
        <Place card={card} />
      </p>
      <MarkSaid card={card} />
      <MarkFields card={card} summary={t('boards.mark.edit')} />
    </section>
  )
}
