import type { ReactNode } from 'react'
import { i18n } from '../../_server/i18n.ts'

type Props = {
  id: string
  label: string
  /** Text that describes the control, in `<id>-note`. */
  note?: string
  /** It may be gone through question by question. */
  canWalk?: boolean
  /** The control `id`. */
  children: ReactNode
}

/** One way of choosing, and what can be done with what was chosen. */
export async function Choice({ id, label, note, canWalk = false, children }: Props) {
  const { t } = await i18n()
  return (
    <form action="/review" className="choice-form" aria-labelledby={`${id}-label`}>
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <label className="choice-effect">
        <input type="checkbox" name="rehearse" value="1" className="check" /> {t('session.rehearse')}
      </label>
      {note && <p id={`${id}-note`}>{note}</p>}
      {children}
      <span className="choice-actions">
        {canWalk && (
          <button type="submit" name="walk" value="1" className="button button-quiet">
            {t('session.walk')}
          </button>
        )}
        <button type="submit" className="button button-quiet">
          {t('session.review')}
        </button>
      </span>
    </form>
  )
}
