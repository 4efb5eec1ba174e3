import { RATINGS } from '#core/schedule/rating.ts'
import type { Translate } from '../../_server/i18n.ts'

/** Where keys hold. */
export type Place = 'anywhere' | 'today' | 'card' | 'chain' | 'review' | 'trouble'

type Row = {
  readonly place: Place
  /** As elements carry them in `data-key`: one or more of `r`, `Enter`, `mod-z`, `g-t`. */
  readonly keys: readonly string[]
  readonly say: (t: Translate) => string
}

const row = (place: Place, keys: string, say: Row['say']): Row => ({ place, keys: keys.split(' '), say })

/** Every key of the app, in the words of the app. A test compares it with the elements that carry keys. */
export const KEYS: readonly Row[] = [
  row('anywhere', '?', (t) => t('keys.open')),
  row('anywhere', 'g-t', (t) => t('nav.today')),
  row('anywhere', 'g-c', (t) => t('nav.chains')),
  row('anywhere', 'g-r', (t) => t('nav.review')),
  row('anywhere', 'g-p', (t) => t('nav.practice')),
  row('anywhere', 'g-h', (t) => t('nav.guide')),
  row('anywhere', 'g-s', (t) => t('nav.settings')),
  row('today', 'Enter r', (t) => t('today.start')),
  row('today', 'a', (t) => t('today.practise')),
  row('card', 'j', (t) => t('card.nextStage')),
  row('card', 'k', (t) => t('card.previousStage')),
  row('card', 'a', (t) => t('card.practise')),
  row('card', 'r', (t) => t('card.review')),
  row('card', 'n', (t) => t('card.followUp')),
  row('card', 'h', (t) => t('practice.title')),
  row('card', 'p', (t) => t('card.parent')),
  row('card', 'c', (t) => t('card.chain')),
  row('card', 'e', (t) => t('card.edit')),
  row('chain', 'a', (t) => t('chains.practise')),
  row('chain', 'r', (t) => t('chains.review')),
  row('review', 'a', (t) => t('review.practise')),
  row('review', 'Space Enter', (t) => t('review.reveal')),
  row('review', 'Space', (t) => t('review.revealNext', { stage: t('card.nextStage') })),
  ...RATINGS.map((rating, i) => row('review', `${i + 1}`, (t) => t(`rating.${rating}`))),
  row('review', 'u mod-z', (t) => t('review.undo')),
  row('review', 'Enter', (t) => `${t('review.goOn')} / ${t('review.retry')} / ${t('review.backToToday')}`),
  row('review', 'b', (t) => t('review.backToCard')),
  row('trouble', 'Enter', (t) => t('missing.today')),
]
