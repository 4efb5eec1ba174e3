import { i18n } from '../_server/i18n.ts'
import { LIBRARY } from './library-places.ts'
import { NavLink } from './nav-link.tsx'

/** The pages of the library, above each of them. */
export async function LibraryNav() {
  const { t } = await i18n()
  return (
    <nav aria-label={t('nav.shelves')} className="shelves">
      {LIBRARY.map(({ name, href }) => (
        <NavLink key={name} href={href}>
          {t(`nav.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}
