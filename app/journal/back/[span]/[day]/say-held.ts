import type { Criterion } from '#core/practice/gate.ts'
import type { Said } from '../../say.ts'

/** What was missed at a gate, in a few words. */
export const sayMissed = ({ t }: Said, missed: readonly Criterion[]): string =>
  missed.map((criterion) => t(`back.held.missed.${criterion}`)).join(t('back.draft.and'))
