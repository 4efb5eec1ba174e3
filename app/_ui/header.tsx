import Link from 'next/link'
import type { Translate } from '../_server/i18n.ts'
import { PaletteOpener } from '../_palette/opener.tsx'
import { NewCardOpener } from '../new/opener.tsx'
import { Keys } from './keys.tsx'
import { JOURNAL } from './journal-places.ts'
import { LIBRARY } from './library-places.ts'
import { NavLink } from './nav-link.tsx'

/** Where one is in the library. */
const WITHIN = ['/q/', ...LIBRARY.map(({ href }) => `${href}/`)]

export function Header({ t }: { t: Translate }) {
  return (
    <header className="site" data-shell="">
      <Link href="/" prefetch={false} className="wordmark">
        追<span>问</span> <span className="sr-only">{t('nav.home')}</span>
      </Link>
      <nav aria-label={t('nav.label')}>
        <NavLink href="/" keys="g-t">
          {t('nav.today')}
        </NavLink>
        <NavLink href="/chains" also={WITHIN}>
          {t('nav.library')}
        </NavLink>
        {[...LIBRARY, ...JOURNAL].map(({ name, href, keys }) => (
          <Link key={name} href={href} prefetch={false} hidden data-key={keys} data-key-far="">
            {t(`nav.${name}`)}
          </Link>
        ))}
        <NavLink href="/review" keys="g-r">
          {t('nav.review')}
        </NavLink>
        <NavLink href="/practice" keys="g-p">
          {t('nav.practice')}
        </NavLink>
        <NavLink href="/journal" also={['/journal/', '/stats']}>
          {t('nav.journal')}
        </NavLink>
        <NavLink href="/guide" keys="g-h">
          {t('nav.guide')}
        </NavLink>
        <NavLink href="/settings" keys="g-s">
          {t('nav.settings')}
        </NavLink>
      </nav>
      <PaletteOpener label={t('nav.search')} />
      <NewCardOpener
        words={{
          title: t('newCard.title'),
          close: t('newCard.close'),
          opening: t('newCard.opening'),
          unreachable: t('newCard.unreachable'),
        }}
      />
      <Keys
        words={{
          title: t('keys.title'),
          open: t('keys.open'),
          close: t('keys.close'),
          here: t('keys.here'),
          anywhere: t('keys.anywhere'),
          then: t('keys.then'),
        }}
      />
    </header>
  )
}
