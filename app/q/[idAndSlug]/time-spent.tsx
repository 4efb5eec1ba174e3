import type { CardId } from '#core/card/card.ts'
import { minutesOfCard } from '#core/study/journal/time.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { sayMinutes } from '../../stats/say.ts'

/** How long was spent on the card so far, from the first minute on. */
export async function TimeSpent({ id }: { id: CardId }) {
  const [{ ctx }, said] = await Promise.all([study(), i18n()])
  const minutes = await minutesOfCard(ctx, id)
  if (minutes < 1) return null
  return (
    <dl className="memory-facts">
      <div>
        <dt>{said.t('time.onCard')}</dt>
        <dd>{sayMinutes(said, minutes)}</dd>
      </div>
    </dl>
  )
}
