import Link from 'next/link'
import type { DemoSummary } from '#core/study/demo-views.ts'
import { i18n } from '../_server/i18n.ts'
import { isGood, sayShort } from '../_ui/demo/say-run.ts'
import { playerWords } from '../_ui/demo/words.ts'
import { demoHref } from '../_ui/links.ts'

/** One demo in the list: what it is written in, who shows it, and how it went last. */
export async function DemoRow({ demo: { id, title, lang, trust, cards, lastRun } }: { demo: DemoSummary }) {
  const { t, locale } = await i18n()
  const { short, trust: trustWords } = playerWords(locale)
  const good = lastRun !== null && isGood(lastRun)
  return (
    <li className="border-b border-line py-3 finger:py-2">
      <Link href={demoHref(id)} prefetch={false} className="row-title finger:block finger:py-2">
        {title[locale]}
      </Link>
      <p className="facts">
        <span>{t(`demo.lang.${lang}`)}</span>
        <span>{t('demo.cardCount', { count: cards.length })}</span>
        {lastRun === null ? (
          <span>{t('demo.never')}</span>
        ) : (
          <span>
            <span className={good ? 'text-good' : 'text-bad'} aria-hidden="true">
              {good ? '✓' : '✗'}
            </span>{' '}
            {t('demo.lastRun', { outcome: sayShort(lastRun, short) })}
          </span>
        )}
        {trust === 'allowed' && <span>{trustWords.allowed}</span>}
        {trust === 'not-reviewed' && <span>{t('demo.notReviewed')}</span>}
      </p>
    </li>
  )
}
