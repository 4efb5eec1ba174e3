import type { ChainSummary } from '#core/study/views.ts'
import type { Format, Translate } from '../_server/i18n.ts'

type Props = { chain: Pick<ChainSummary, 'cards' | 'passed' | 'due' | 'openQuestions'>; t: Translate; format: Format }

/** How far a chain has been passed: a line, and the same in words. */
export function Progress({ chain, t }: Props) {
  const share = chain.cards === 0 ? 0 : chain.passed / chain.cards
  return (
    <span className="progress">
      <span className="bar" aria-hidden="true" style={{ '--share': share }} />
      <span>{t('chains.passed', { passed: chain.passed, cards: chain.cards })}</span>
      {chain.due > 0 && <span className="text-warn">{t('chains.due', { count: chain.due })}</span>}
      {chain.openQuestions > 0 && <span>{t('chains.open', { count: chain.openQuestions })}</span>}
    </span>
  )
}
