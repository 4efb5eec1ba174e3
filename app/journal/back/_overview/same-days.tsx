import Link from 'next/link'
import { plainText } from '#core/card/plain-text.ts'
import { daysBetween } from '#core/schedule/study-day.ts'
import type { Back, SameDay } from '#core/study/journal/back.ts'
import { cardHref } from '../../../_ui/links.ts'
import { dayHref } from '../look.ts'
import { type Said, sayDay, sayDaySum } from '../say.ts'

/** Characters of what was written that are told. */
const TOLD = 120

/** What was done and written a month ago, a year ago, and before. */
export function SameDays({ back: { today, sameDays }, said }: { back: Back; said: Said }) {
  if (sameDays.length === 0) return null
  return (
    <section className="block" aria-labelledby="same-days">
      <h2 id="same-days" className="block-head">
        {said.t('back.sameDays.title')}
      </h2>
      <ul className="back-days">
        {sameDays.map((one) => (
          <li key={one.day}>
            <Link href={dayHref(one.day)} prefetch={false}>
              {sayAgo(said, daysBetween(one.day, today))}
            </Link>{' '}
            <time dateTime={one.day}>{sayDay(said, one.day, { dateStyle: 'long' })}</time>
            <Done one={one} said={said} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Done({ one: { sum, passed, entries }, said }: { one: SameDay; said: Said }) {
  const { t } = said
  return (
    <>
      {sum.days > 0 && <p>{sayDaySum(said, sum)}</p>}
      {passed.length > 0 && (
        <p>
          {t('back.sameDays.passed')}
          {passed.slice(0, 3).map((card, i) => (
            <span key={card.id}>
              {i > 0 && t('back.draft.and')}
              <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
                {card.title}
              </Link>
            </span>
          ))}
        </p>
      )}
      {entries.map(({ id, text }) => (
        <p key={id} className="back-wrote">
          {t('back.sameDays.wrote', { text: shortened(plainText(text)) })}
        </p>
      ))}
    </>
  )
}

const shortened = (text: string): string => (text.length > TOLD ? `${text.slice(0, TOLD)}…` : text)

const sayAgo = ({ t }: Said, days: number): string =>
  days < 32 ? t('back.sameDays.monthAgo') : t('back.sameDays.yearsAgo', { years: Math.round(days / 365.25) })
