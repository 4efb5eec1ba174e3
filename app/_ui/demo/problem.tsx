import type { DemoProblem } from '#core/demo/demo.ts'
import { i18n } from '../../_server/i18n.ts'

/** A demo that cannot be read: what is wrong, and how to mend it. */
export async function DemoProblemNote({ problem: { id, file, message, mend } }: { problem: DemoProblem }) {
  const { t } = await i18n()
  return (
    <div id={`demo-${id}`} className="notice">
      <p className="font-semibold">{t('demo.broken', { id })}</p>
      <ul className="problems">
        <li data-severity="error">
          <code>{file}</code>
          <span lang="en">
            {message}
            {mend !== '' && <span className="text-soft"> → {mend}</span>}
          </span>
        </li>
      </ul>
    </div>
  )
}
