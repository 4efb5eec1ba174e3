import Link from 'next/link'
import { wentWell } from '#core/demo/went-well.ts'
import type { ListedDemo } from '#core/study/demo-list.ts'
import { i18n } from '../_server/i18n.ts'
import { sayDay } from '../_server/say.ts'
import { study } from '../_server/study.ts'
import { sayShort } from '../_ui/demo/say-run.ts'
import { playerWords } from '../_ui/demo/words.ts'
import { cardHref, demoHref } from '../_ui/links.ts'
import { ROW } from '../_ui/row-keys.tsx'

/** One demo in the list: what it is written in, who shows it, and how it went last. */
export async function DemoRow({ demo }: { demo: ListedDemo }) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { t, locale } = said
  const { id, title, lang, trust, cards, lastRun, runs } = demo
  const { short, trust: trustWords } = playerWords(locale)
  const good = lastRun !== null && wentWell(lastRun)
  return (
    <li className="border-b border-line py-3 finger:py-2">
      <Link href={demoHref(id)} prefetch={false} className="row-title finger:block finger:py-2" {...ROW}>
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
        {lastRun && (
          <span>
            {t('boards.demos.ran', {
              day: sayDay(said, new Date(lastRun.startedAt), now, settings.day),
              count: runs,
            })}
          </span>
        )}
        {trust === 'allowed' && <span>{trustWords.allowed}</span>}
        {trust === 'not-reviewed' && <span>{t('demo.notReviewed')}</span>}
      </p>
      {cards.length > 0 && (
        <ul className="reference-cards">
          {cards.map((card) => (
            <li key={card.id}>
              <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
                {card.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
