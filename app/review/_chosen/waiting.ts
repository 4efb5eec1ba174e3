import type { SessionView } from '#core/study/session-queue.ts'
import type { Translate } from '../../_server/i18n.ts'

/** What of it is not asked now, and why. */
export const waitingOf = ({ locked, givenAway }: SessionView['left'], t: Translate): readonly string[] => [
  ...(locked > 0 ? [t('session.locked', { count: locked })] : []),
  ...(givenAway > 0 ? [t('session.givenAway', { count: givenAway })] : []),
]
