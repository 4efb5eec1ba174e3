import { isOfAll, type Listed } from '#core/study/backup/list.ts'
import type { Trouble } from '#core/study/backup/trouble.ts'
import type { Translate } from '../../_server/i18n.ts'

/** Why a backup was made. */
export function sayWhy(t: Translate, { name, label }: Listed): string {
  switch (label) {
    case 'daily':
    case 'manual':
    case 'before-restore':
    case 'before-import':
    case 'damaged':
      return t(`backup.why.${label}`)
    default:
      // A folder of another name was given it by hand.
      return t(isOfAll({ name }) ? 'backup.why.manual' : 'backup.why.migration')
  }
}

/** Why none was made. */
export const sayTrouble = (t: Translate, { kind, place, reason }: Trouble): string =>
  t(`backup.trouble.${kind}`, { place, reason })
