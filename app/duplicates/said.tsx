import type { Translate } from '../_server/i18n.ts'
import { judge } from './actions.ts'
import type { Outcome } from './outcome.ts'

/** What came of what was pressed last, and a way back. */
export function Said({ outcome: { said, one, other, page }, t }: { outcome: Outcome; t: Translate }) {
  switch (said) {
    case null:
      return null
    case 'two':
      return (
        <form className="notice twins-said" action={judge}>
          <span role="status">{t('duplicates.said')}</span>
          <input type="hidden" name="one" value={one ?? ''} />
          <input type="hidden" name="other" value={other ?? ''} />
          <input type="hidden" name="takenBack" value="true" />
          <input type="hidden" name="page" value={page} />
          <button type="submit" className="action">
            {t('duplicates.undo')}
          </button>
        </form>
      )
    case 'takenBack':
    case 'linked':
      return (
        <p className="notice" role="status">
          {t(`duplicates.${said}`)}
        </p>
      )
    default:
      return (
        <p className="notice text-bad" role="status">
          {t(`duplicates.failed.${said}`)}
        </p>
      )
  }
}
