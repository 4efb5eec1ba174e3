import { i18n } from '../_server/i18n.ts'
import { JOURNAL } from './journal-places.ts'
import { NavLink } from './nav-link.tsx'

/** The pages of what was done, above each of them. */
export async function JournalNav() {
  const { t } = await i18n()
  return (
    <nav aria-label={t('nav.records')} className="shelves">
      {JOURNAL.map(({ name, href }) => (
        <NavLink key={name} href={href}>
          {t(`nav.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}
