import Link from 'next/link'
import type { InboxQuestion } from '#core/study/inbox.ts'
import { i18n } from '../_server/i18n.ts'
import { cardHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'
import { ROW } from '../_ui/row-keys.tsx'
import { SettleButton } from './settling.tsx'

/** Cards named that ask a question; the others are there when they are asked for. */
const NAMED = 3
/** Cards whose files one press of a button changes. Beyond them the question stays asked, and can be settled again. */
const MOST = 100

/** One question that is no card yet: who asks it, and what can be made of it. */
export async function QuestionRow({
  question: { text, lang, askings, from, to, answeredBy },
}: {
  question: InboxQuestion
}) {
  const { t, format } = await i18n()
  const day = (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const open = askings.slice(0, MOST).map((asking) => ({ parentId: asking.card.id, question: asking.text }))
  const others = askings.slice(NAMED)
  return (
    <li className="inbox-row">
      <p lang={lang} className="row-title">
        {text}
      </p>
      <p className="facts">
        {askings.length > 1 && <span className="inbox-times">{t('inbox.times', { count: askings.length })}</span>}
        <span>{from === to ? day(from) : t('inbox.between', { from: day(from), to: day(to) })}</span>
      </p>
      <Askings askings={askings.slice(0, NAMED)} text={text} isFirst />
      {others.length > 0 && (
        <details>
          <summary>{t('inbox.others', { count: others.length })}</summary>
          <Askings askings={others} text={text} />
        </details>
      )}
      {answeredBy && (
        <p className="inbox-before">
          {t('inbox.before')} <Mark standing={answeredBy.standing} t={t} />{' '}
          <Link href={cardHref(answeredBy)} prefetch={false} lang={answeredBy.lang}>
            {answeredBy.title}
          </Link>
        </p>
      )}
      <div className="inbox-deeds">
        {answeredBy && (
          <SettleButton
            askings={open}
            cardId={answeredBy.id}
            words={{ action: t('inbox.link'), label: t('inbox.linkThis', { question: text, title: answeredBy.title }) }}
          />
        )}
        <SettleButton
          askings={open.slice(0, 1)}
          cardId={null}
          words={{ action: t('newCard.promote'), label: t('newCard.promoteThis', { question: text }) }}
        />
      </div>
    </li>
  )
}

type AskingsProps = Pick<InboxQuestion, 'askings' | 'text'> & { isFirst?: boolean }

async function Askings({ askings, text, isFirst = false }: AskingsProps) {
  const { t } = await i18n()
  return (
    <ul className="reference-cards">
      {askings.map((asking, i) => (
        <li key={`${asking.card.id} ${i}`}>
          <span className="text-soft">{t('inbox.askedBy')}</span>{' '}
          <Link
            href={cardHref(asking.card)}
            prefetch={false}
            lang={asking.card.lang}
            {...(isFirst && i === 0 ? ROW : {})}
          >
            {asking.card.title}
          </Link>
          {asking.text !== text && <q lang={asking.card.lang}>{asking.text}</q>}
        </li>
      ))}
    </ul>
  )
}
