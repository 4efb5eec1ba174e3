import type { Translate } from '../../../_server/i18n.ts'
import type { ActWords } from './said.ts'

export const actWords = (t: Translate): ActWords => ({ pending: t('attempts.pending'), unsent: t('attempts.unsent') })
