import type { Known } from '#core/study/known.ts'
import type { MapCard } from '#core/study/map.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { MemoryMark } from '../_ui/memory.ts'

/** The marks that all pages have, by what the map asks of a card: whether it is known now. */
export const MARK_OF: Readonly<Record<Known, MemoryMark>> = {
  remembered: 'remembered',
  fading: 'due',
  forgotten: 'failed',
  new: 'new',
  locked: 'locked',
}

/** What is told of a card besides its title. */
export function factsOf(card: MapCard, t: Translate, format: Format): readonly string[] {
  const { known, standing, reviews, attempts, topics, archived } = card
  const memory =
    standing.state === 'review'
      ? [
          t('map.facts.recall', { share: standing.retrievability }),
          t('map.facts.due', { day: format.dateTime(standing.dueAt, { dateStyle: 'medium' }) }),
        ]
      : []
  return [
    t(`map.knownAs.${known}`),
    ...memory,
    ...(reviews > 0 ? [t('map.facts.reviews', { count: reviews })] : []),
    ...(attempts > 0 ? [t('map.facts.attempts', { count: attempts })] : []),
    ...topics,
    ...(archived ? [t('map.facts.archived')] : []),
  ]
}
