import './globals.css'
import type { Metadata, Viewport } from 'next'
import { texts } from './_server/i18n.ts'
import { prefs } from './_server/prefs.ts'
import { Header } from './_ui/header.tsx'
import { Preview } from './_ui/preview/preview.tsx'
import { Made } from './new/made.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await texts()
  return { title: { default: t('app.name'), template: `%s · ${t('app.name')}` }, description: t('app.tagline') }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

export default async function Layout({ children }: LayoutProps<'/'>) {
  const [{ theme }, { locale, t }] = await Promise.all([prefs(), texts()])
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <a className="skip" href="#main">
          {t('nav.skip')}
        </a>
        <div className="rule">
          <Header t={t} />
        </div>
        <main id="main" tabIndex={-1}>
          <Made
            words={{
              made: t('newCard.made'),
              undo: t('newCard.undo'),
              saving: t('newCard.saving'),
              unreachable: t('newCard.unreachable'),
            }}
          />
          {children}
        </main>
        <div data-shell="">
          <Preview label={t('mentions.glance')} words={{ answer: t('mentions.answer') }} />
        </div>
      </body>
    </html>
  )
}
